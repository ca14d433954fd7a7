// One result in the richest form that a page can show, in the markup that stored outputs have.
import { escape, toHtml } from "./terminal.js";

export const plotly = "application/vnd.plotly.v1+json";
const pictures = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/bmp"];

// Every rich value of .NET's formatters carries the same style sheet; the pages have their own.
const kernelStyle = /<style>[^<]*\.dni-[^<]*<\/style>/g;
const emptyHeader = /<th\b[^>]*>\s*<\/th>/g;

const joined = text => Array.isArray(text) ? text.join("") : String(text);

/** Text that a terminal would show. */
export function preformatted(kind, text) {
  const html = toHtml(text.replace(/\n+$/, ""));
  const style = columns(html);
  return `<pre class="${kind}"${style}>${style ? html : pieces(html)}</pre>`;
}

// How many letters wide columns of text are, for the style sheet, which keeps them where it can.
function columns(html) {
  const lines = html.replace(/<[^>]*>|&\w+;/g, sign => sign[0] === "&" ? "&" : "").match(/^.*\S {2,}\S.*$/gm) ?? [];
  const width = Math.max(...lines.map(line => line.length));
  return lines.length > 1 && width <= 60 ? ` style="--columns: ${width}"` : "";
}

// Text that is no columns wraps at its gaps first.
const pieces = html => html.includes("<") ? html
  : html.replace(/^.*\S {2,}\S.*$/gm, line => line.replace(/\S+(?: \S+)*/g, '<span class="piece">$&</span>'));

/** An error as the kernel reports it. */
export const errorHtml = ({ ename, evalue, traceback = [] }) =>
  preformatted("error", traceback.length > 0 ? traceback.join("\n") : `${ename}: ${evalue}`);

/** Data by MIME types as HTML; figures are no HTML, and not its business. */
export function bundleHtml(data) {
  const text = type => type in data ? joined(data[type]) : undefined;
  if ("application/json" in data) return preformatted("text", JSON.stringify(data["application/json"], null, 2));
  if ("text/html" in data) {
    const html = text("text/html").replace(kernelStyle, "").replace(emptyHeader, "<td></td>");
    return `<div class="html scroll">${html}</div>`;
  }
  const source = text("text/markdown") ?? text("text/latex");
  if (source !== undefined) return preformatted("text", source);
  const address = pictureAddress(data);
  if (address) return `<div class="picture"><img alt="${escape(text("text/plain") ?? "")}" src="${escape(address)}"></div>`;
  const plain = text("text/plain");
  if (/(?:^| |\n)[✓✔] /.test(plain ?? "")) return plain.split("\n").map(claims).join("");
  return preformatted("text", plain ?? unknown(data));
}

// A line can make several claims, and say something else before and, after a gap, behind them.
const claims = line =>
  `<p class="claims">${escape(line).replace(/[✓✔] *(.+?)(?=  | *[✓✔]| *$)/g, '<span class="claim">$1</span>')}</p>`;

function pictureAddress(data) {
  if ("image/svg+xml" in data) return svgAddress(joined(data["image/svg+xml"]));
  const type = pictures.find(type => type in data);
  return type && `data:${type};base64,${joined(data[type]).replace(/\s/g, "")}`;
}

// Within a page an element needs no namespace; by itself it does.
function svgAddress(svg) {
  const picture = svg.replace(/<svg(?![^>]*\sxmlns\s*=)(?=[\s>])/, "$& xmlns=\"http://www.w3.org/2000/svg\"");
  return `data:image/svg+xml;base64,${btoa(Array.from(new TextEncoder().encode(picture), byte => String.fromCharCode(byte)).join(""))}`;
}

const unknown = data => Object.keys(data).length === 0 ? "" : `An output that pages can't show: ${Object.keys(data).join(", ")}.`;
