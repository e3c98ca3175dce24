"""Finds the way to the payment page of a shop: from what is seen and what was done before to what is done next.

Pure: auditor/collect/journey/exploring.py looks and acts. Signs are those of auditor/measure/page/: structured data,
prices, words of buttons and addresses in seven languages.
"""

from auditor.funnel.deciding import next_move

__all__ = ["next_move"]
