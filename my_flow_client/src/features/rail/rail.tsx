'use client';

export function Rail() {
  return null;
}
