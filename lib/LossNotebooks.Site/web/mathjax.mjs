// What MathJax, and so JupyterLab, knows and KaTeX does not.

/** A definition, which may replace what is there: KaTeX's own refuses that, and it knows most names that people define. */
function define(replaces) {
  return context => {
    if (context.future().text === "*") context.popToken();
    const [name] = context.consumeArg().tokens;
    let body = context.consumeArg().tokens;
    let numArgs = 0;
    if (body.length === 1 && body[0].text === "[") {
      numArgs = Number(context.popToken().text);
      if (context.popToken().text !== "]" || !(numArgs <= 9)) {
        throw new Error(`${name.text} must say its number of arguments as [1] to [9]`);
      }
      body = context.consumeArg().tokens;
    }
    if (replaces || !context.isDefined(name.text)) context.macros.set(name.text, { tokens: body, numArgs });
    return "";
  };
}

function defineOperator(context) {
  const operator = context.future().text === "*" ? "\\operatorname" + context.popToken().text : "\\operatorname";
  const [name] = context.consumeArg().tokens;
  const words = context.consumeArg().tokens.map(token => token.text).reverse().join(" ");
  context.macros.set(name.text, `${operator}{${words}}`);
  return "";
}

/** Leaves out a command with its argument, or says something else. */
const instead = text => context => {
  context.consumeArgs(1);
  return text;
};

export const macros = {
  "\\newcommand": define(true),
  "\\renewcommand": define(true),
  "\\providecommand": define(false),
  "\\DeclareMathOperator": defineOperator,
  "\\mbox": "\\text",
  "\\label": instead(""),
  "\\require": instead(""),
  "\\ref": instead("\\text{???}"),
  "\\eqref": instead("\\text{(???)}"),
  "′": "'",
  "″": "''",
  "‴": "'''",
};

const environments = { eqnarray: "align", multline: "gather" };

/** TeX with KaTeX's names of environments; in a line of text, those of which KaTeX has another for displayed formulas. */
export const forKatex = (tex, display) => tex
  .replace(/(\\(?:begin|end)\{)(eqnarray|multline)(?=\*?\})/g, (_, before, name) => before + environments[name])
  .replace(/(\\(?:begin|end)\{)(align|gather)\*?(?=\})/g, (all, before, name) => display ? all : `${before}${name}ed`);
