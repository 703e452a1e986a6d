'use client';

export function ContextDialogs() {
  return null;
}
