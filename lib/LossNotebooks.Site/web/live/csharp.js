// C# in the editor, coloured nearly as in the page: there the compiler knows what a name is, here the look of its place has to do.
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { csharp } from "@codemirror/legacy-modes/mode/clike";
import { tags } from "@lezer/highlight";

const language = StreamLanguage.define({
  ...csharp,
  token(stream, state) {
    const style = csharp.token(stream, state);
    const word = stream.current();
    if (style === "type") return /^[a-z]/.test(word) ? "keyword" : "typeName";
    if (style !== "variable" && style !== "def") return style;
    if (stream.string[stream.pos] === "(") return "variableName.function";
    return /^[A-Z]\w/.test(word) && stream.string[stream.start - 1] !== "." ? "typeName" : style;
  },
});

// The classes that code has in the page.
const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.meta, tags.atom, tags.bool], class: "keyword" }, { tag: tags.typeName, class: "type" },
  { tag: tags.function(tags.variableName), class: "method" }, { tag: tags.string, class: "string" },
  { tag: tags.number, class: "number" }, { tag: tags.comment, class: "comment" },
]);

/** The language for an editor. */
export const csharpColoured = [language, syntaxHighlighting(colours)];
