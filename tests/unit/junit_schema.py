"""The rules of the common JUnit schemas (Ant's JUnit.xsd by Windy Road, Jenkins' junit-10.xsd), as far as both hold.

Written out here because the standard library validates no XSD.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

TOKEN = re.compile(r"\S(?:.*\S)?", re.DOTALL)
NUMBER = re.compile(r"\d+")
DECIMAL = re.compile(r"\d+(\.\d+)?")
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}")
TEXT = re.compile(r".*", re.DOTALL)

# element → (required attributes, optional attributes), each with the form of its value
ATTRIBUTES: dict[str, tuple[dict[str, re.Pattern[str]], dict[str, re.Pattern[str]]]] = {
    "testsuites": ({}, {}),
    "testsuite": (
        {
            "id": NUMBER,
            "name": TOKEN,
            "package": TOKEN,
            "timestamp": MOMENT,
            "hostname": TOKEN,
            "tests": NUMBER,
            "failures": NUMBER,
            "errors": NUMBER,
            "time": DECIMAL,
        },
        {"skipped": NUMBER},
    ),
    "properties": ({}, {}),
    "testcase": ({"name": TOKEN, "classname": TOKEN, "time": DECIMAL}, {}),
    "failure": ({"type": TEXT}, {"message": TEXT}),
    "error": ({"type": TEXT}, {"message": TEXT}),
    "skipped": ({}, {"message": TEXT}),
    "system-out": ({}, {}),
    "system-err": ({}, {}),
}
CHILDREN = {
    "testsuites": re.compile(r"(testsuite )*"),
    "testsuite": re.compile(r"properties (testcase )*system-out system-err "),
    "testcase": re.compile(r"(skipped |error |failure )?"),
}
COUNTED = {
    "tests": "testcase",
    "failures": "testcase/failure",
    "errors": "testcase/error",
    "skipped": "testcase/skipped",
}


def check(data: bytes) -> ET.Element:
    """The document's root; AssertionError says where it breaks the schema."""
    root = ET.fromstring(data)
    assert root.tag == "testsuites"
    for element in root.iter():
        required, optional = ATTRIBUTES[element.tag]
        assert required.keys() <= set(element.keys()) <= required.keys() | optional.keys(), ET.tostring(element)[:300]
        for name, form in (required | optional).items():
            if name in element.attrib:
                assert form.fullmatch(element.attrib[name]), (name, element.attrib[name])
        tags = "".join(f"{child.tag} " for child in element)
        assert CHILDREN.get(element.tag, re.compile("")).fullmatch(tags), (element.tag, tags)
    for number, suite in enumerate(root):
        assert suite.get("id") == str(number)
        for attribute, path in COUNTED.items():
            assert suite.get(attribute) == str(len(suite.findall(path))), attribute
    return root
