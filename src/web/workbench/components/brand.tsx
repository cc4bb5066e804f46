/** The mark: a sun over two waves. */
export function Mark() {
  return (
    <svg viewBox="0 0 26 26" width="26" height="26" aria-hidden="true">
      <circle cx="13" cy="13" r="12" fill="#0B6A70" />
      <path
        d="M3.2 16.5c3.3 0 3.3-2.6 6.5-2.6s3.3 2.6 6.6 2.6 3.3-2.6 6.5-2.6"
        fill="none"
        stroke="#fff"
        strokeWidth="1.8"
      />
      <circle cx="13" cy="8.3" r="2.6" fill="#fff" />
      <path
        d="M5.5 20.2c2.5 0 2.5-1.9 5-1.9s2.500 1.900 5 1.900 2.500-1.900 5-1.900"
        fill="none"
        stroke="#9CC7C8"
        strokeWidth="1.5"
      />
    </svg>
  );
}
