/** The mark of MyFlow, in the light of the room. */
export function WaveMark({ size = 30 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} aria-hidden="true" className="shrink-0 text-accent">
      <path d="M4 20c4 0 4-9 8-9s4 10 8 10 4-9 8-9" fill="none" stroke="currentColor" strokeWidth="3" strokeLinecap="round" />
    </svg>
  );
}
