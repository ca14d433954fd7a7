// The editor of a cell's code, fetched when the first cell is edited: CodeMirror 6.
import { autocompletion, closeCompletion, completionKeymap, completionStatus } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { linter } from "@codemirror/lint";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, highlightActiveLine, keymap, placeholder } from "@codemirror/view";
import { csharpColoured } from "./csharp.js";

const setMarks = StateEffect.define();
const marked = Decoration.line({ class: "faulty" });
const marks = StateField.define({
  create: () => Decoration.none,
  update(now, transaction) {
    const effect = transaction.effects.find(effect => effect.is(setMarks));
    if (!effect) return now.map(transaction.changes);
    const { doc } = transaction.state;
    return Decoration.set(effect.value.filter(line => line <= doc.lines).map(line => marked.range(doc.line(line).from)));
  },
  provide: field => EditorView.decorations.from(field),
});

// What an empty cell asks for.
const example = "C#, for example: Datasets.Cars().Table()";

/** Puts an editor into an element. */
export function createEditor({ parent, code, label, hint, onChange, onRun, complete, diagnose }) {
  // Tab indents; after Escape it goes on, as long as nothing is typed.
  const leave = view => {
    if (completionStatus(view.state)) return false;
    view.setTabFocusMode(true);
    return true;
  };
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: code,
      extensions: [
        history(), drawSelection(), indentOnInput(), bracketMatching(), highlightActiveLine(), EditorView.lineWrapping, marks,
        placeholder(example), indentUnit.of("    "), csharpColoured,
        autocompletion({ override: [complete] }), linter(view => diagnose(view.state.doc.toString())),
        keymap.of([
          { key: "Shift-Enter", run: view => {
            closeCompletion(view);
            onRun();
            return true;
          } }, { key: "Escape", run: leave },
          ...completionKeymap, ...defaultKeymap, ...historyKeymap, indentWithTab,
        ]),
        EditorView.contentAttributes.of(() => ({ "aria-label": label(), "aria-describedby": hint, spellcheck: "false" })),
        EditorView.domEventHandlers({ blur: (_, view) => { view.setTabFocusMode(false); } }),
        EditorView.updateListener.of(update => {
          if (!update.docChanged) return;
          update.view.setTabFocusMode(false);
          onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    focus(at) {
      view.focus();
      if (at !== undefined) view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) } });
    },
    mark: lines => view.dispatch({ effects: setMarks.of(lines) }),
    replace: code => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: code } }),
    close: () => view.destroy(),
  };
}
