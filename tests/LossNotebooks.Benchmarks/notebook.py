"""Notebooks of the benchmarks' own."""
import json
import os


def write(folder, title, codes):
    """A notebook of these code cells, c0, c1, …; gives its path."""
    code = [{"cell_type": "code", "id": f"c{n}", "metadata": {}, "execution_count": None, "outputs": [], "source": source}
            for n, source in enumerate(codes)]
    head = {"cell_type": "markdown", "id": "title", "metadata": {}, "source": f"# {title}"}
    path = os.path.join(folder, f"{title}.ipynb")
    with open(path, "w") as file:
        json.dump({"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": [head, *code]}, file)
    return path
