/** The name of the extension with its sign: a drop over running water. */
export function Mark() {
  return (
    <span class="mark">
      <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
        <path class="mark-drop" d="M16 3.5c3.4 4.6 6 7.6 6 11a6 6 0 0 1-12 0c0-3.4 2.6-6.4 6-11z" />
        <path class="mark-water" d="M3 26c3-3 5.7-3 8.700 0s5.7 3 8.600 0 5.7-3 8.700 0" />
      </svg>
      Headwater
    </span>
  );
}
