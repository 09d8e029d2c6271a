/**
 * The note's own style, in px: a page's root font size is its own affair. Nothing moves, so nobody has to ask. Which of
 * its two schemes counts, the host says.
 */
export const NOTICE_STYLE = `
:host { all: initial; }
* { box-sizing: border-box; }
.notice {
  position: relative;
  max-width: 720px;
  padding: 12px 44px 12px 16px;
  border: 1px solid light-dark(#b9d3dc, #2d5566);
  border-inline-start: 4px solid light-dark(#0b5c7a, #6cc3e0);
  border-radius: 8px;
  background: light-dark(#f2f8fa, #12232b);
  color: light-dark(#14262d, #e4eff3);
  font: 400 15px/1.5 system-ui, sans-serif;
  text-align: start;
  overflow-wrap: anywhere;
}
.notice:dir(rtl) { padding: 12px 16px 12px 44px; }
p { margin: 0; }
.seen { font-weight: 600; }
.more { margin-top: 4px; color: light-dark(#3c525b, #b2c7d0); }
.way { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 12px; margin-top: 10px; }
.go {
  display: inline-block;
  padding: 8px 14px;
  border: 0;
  border-radius: 6px;
  background: light-dark(#0b5c7a, #8fd6ee);
  color: light-dark(#fff, #06222d);
  font: 600 15px/1.4 system-ui, sans-serif;
  text-decoration: none;
  cursor: pointer;
}
.go:hover { background: light-dark(#084860, #b5e4f4); }
.say {
  padding: 5px 10px;
  border: 1px solid currentColor;
  border-radius: 6px;
  background: transparent;
  color: light-dark(#0b5c7a, #8fd6ee);
  font: 400 13px/1.4 system-ui, sans-serif;
  cursor: pointer;
}
.say:hover { background: light-dark(rgb(11 92 122 / 12%), rgb(143 214 238 / 18%)); }
.host { color: light-dark(#3c525b, #b2c7d0); font-size: 13px; }
.why { display: inline-block; margin-top: 8px; margin-inline-end: 20px; font-size: 13px; vertical-align: top; }
.why[open] { display: block; margin-inline-end: 0; }
.report { box-sizing: border-box; width: 100%; font: 12px/1.4 monospace; color: inherit; background: transparent; }
summary { display: inline-block; padding: 4px 0; color: light-dark(#0b5c7a, #8fd6ee); text-decoration: underline; cursor: pointer; }
ul { margin: 4px 0 0; padding: 0; padding-inline-start: 18px; }
li { margin: 2px 0; }
.excerpt { display: block; color: light-dark(#3c525b, #b2c7d0); font-style: italic; quotes: "\\201c" "\\201d"; }
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
.dismiss:hover { background: light-dark(rgb(11 92 122 / 12%), rgb(143 214 238 / 18%)); }
:focus-visible { outline: 3px solid #d97706; outline-offset: 2px; }
.announce, .quiet {
  position: absolute;
  width: 1px;
  height: 1px;
  overflow: hidden;
  clip-path: inset(50%);
  white-space: nowrap;
}
@media (forced-colors: active) {
  .notice { border-color: CanvasText; }
  .go { border: 1px solid ButtonText; }
}
@media print { :host { display: none !important; } }
`;
