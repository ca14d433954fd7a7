"""Writes written-by-jupyter.ipynb with Jupyter's own nbformat (Debian: python3-nbformat): what our writer must reproduce byte for byte."""
import pathlib

import nbformat.v4 as v4

numbers = [0, -3, 1.0, 0.1, 1e-4, 1e-5, -1.5e-7, 123456.789, 1e15, 1234567890123456.8, 1e16, -12345678901234568.0, 9.9e16, 1.5e17, -2.5e300, 5e-324, 12345678901234567890]
bundle = {
    "text/plain": "first\nsecond\r\nthird\u2028still third for an editor",
    "text/html": "<p>“quotes”, \\ and \"</p>\n",
    "application/vnd.plotly.v1+json": {"layout": {"title": "λ ≤ ½\nnot split"}, "data": [{"y": numbers, "x": [], "meta": {}}]},
}
notebook = v4.new_notebook(
    metadata={
        "kernelspec": {"display_name": ".NET (C#)", "language": "C#", "name": ".net-csharp"},
        "language_info": {"name": "polyglot-notebook"},
        "unknown tool": {"z": [True, False, None], "a": "kept"},
    },
    cells=[
        v4.new_markdown_cell("# Likelihood 🎲\n\n$Pr(y\\mid\\theta)$", id="title"),
        v4.new_code_cell(
            'Console.WriteLine("tab\there");\n\n// \u0007 bell, \u007f delete, \u00a0 hard space\n1 + 1',
            id="sum", execution_count=1, metadata={"vendor": {"unknown": 1.50}, "tags": ["exercise"]},
            outputs=[
                v4.new_output("stream", name="stdout", text="tab\there\n"),
                v4.new_output("display_data", bundle),
                v4.new_output("execute_result", {"text/plain": ""}, execution_count=1),
                v4.new_output("error", ename="Error", evalue="compilation error", traceback=["(1,1): error\n", "second"]),
            ]),
        v4.new_code_cell("", id="empty"),
        v4.new_raw_cell("raw", id="raw"),
    ])
pathlib.Path(__file__).with_suffix(".ipynb").write_text(v4.writes(notebook) + "\n", encoding="utf-8")
