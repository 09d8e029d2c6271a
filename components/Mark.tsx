/** The name of the extension with its sign, a drop over running water, which the style sheet draws. */
export function Mark() {
  return <span class="mark">Headwater</span>;
}
