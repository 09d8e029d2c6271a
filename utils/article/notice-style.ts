/** The note's own style, in px: a page's root font size is its own affair. Nothing moves, so nobody has to ask. */
export const NOTICE_STYLE = `
:host { all: initial; }
* { box-sizing: border-box; }
.notice {
  position: relative;
  max-width: 720px;
  padding: 12px 44px 12px 16px;
  border: 1px solid #b9d3dc;
  border-inline-start: 4px solid #0b5c7a;
  border-radius: 8px;
  background: #f2f8fa;
  color: #14262d;
  font: 400 15px/1.5 system-ui, sans-serif;
  text-align: start;
  overflow-wrap: anywhere;
}
.notice:dir(rtl) { padding: 12px 16px 12px 44px; }
p { margin: 0; }
.seen { font-weight: 600; }
.more { margin-top: 4px; color: #3c525b; }
.way { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; margin-top: 10px; }
.go {
  display: inline-block;
  padding: 8px 14px;
  border: 0;
  border-radius: 6px;
  background: #0b5c7a;
  color: #fff;
  font: 600 15px/1.4 system-ui, sans-serif;
  text-decoration: none;
  cursor: pointer;
}
.go:hover { background: #084860; }
.say {
  padding: 5px 10px;
  border: 1px solid currentColor;
  border-radius: 6px;
  background: transparent;
  color: #0b5c7a;
  font: 400 13px/1.4 system-ui, sans-serif;
  cursor: pointer;
}
.say:hover { background: rgb(11 92 122 / 12%); }
.host { color: #3c525b; font-size: 13px; }
.why { margin-top: 8px; font-size: 13px; }
.report { box-sizing: border-box; width: 100%; font: 12px/1.4 monospace; color: inherit; background: transparent; }
summary { display: inline-block; padding: 4px 0; color: #0b5c7a; text-decoration: underline; cursor: pointer; }
ul { margin: 4px 0 0; padding: 0; padding-inline-start: 18px; }
li { margin: 2px 0; }
.excerpt { display: block; color: #3c525b; font-style: italic; quotes: "\\201c" "\\201d"; }
.dismiss {
  position: absolute;
  inset-block-start: 6px;
  inset-inline-end: 6px;
  width: 32px;
  height: 32px;
  padding: 0;
  border: 0;
  border-radius: 6px;
  background: transparent;
  color: inherit;
  font: 400 22px/1 system-ui, sans-serif;
  cursor: pointer;
}
.dismiss:hover { background: rgb(11 92 122 / 12%); }
:focus-visible { outline: 3px solid #d97706; outline-offset: 2px; }
.announce, .quiet {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (prefers-color-scheme: dark) {
  .notice { border-color: #2d5566; border-inline-start-color: #6cc3e0; background: #12232b; color: #e4eff3; }
  .more, .host, .excerpt { color: #b2c7d0; }
  .go { background: #8fd6ee; color: #06222d; }
  .go:hover { background: #b5e4f4; }
  summary, .say { color: #8fd6ee; }
  .dismiss:hover, .say:hover { background: rgb(143 214 238 / 18%); }
}
@media (forced-colors: active) {
  .notice { border-color: CanvasText; }
  .go { border: 1px solid ButtonText; }
}
@media print { :host { display: none !important; } }
`;
