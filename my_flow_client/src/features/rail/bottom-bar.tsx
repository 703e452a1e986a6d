'use client';

export function BottomBar() {
  return null;
}
