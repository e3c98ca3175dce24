"""Compares the verdicts on headers with those of MDN's HTTP Observatory, whose program from npm is the oracle.

The program needs 130 MB of packages and two minutes to install, so its verdicts are kept in tests/data/; they are made
anew by `python -m tests.observatory FOLDER`, FOLDER being where `npm install --ignore-scripts
@mdn/mdn-http-observatory` was run. Nothing is sent anywhere: the program's tests are called on answers that we hand in.
"""
