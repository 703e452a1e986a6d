import { type ClassValue, clsx } from 'clsx';

/**
 * Joins class names; false and null are left out. Nothing is merged: two utilities that set the same property must not meet here.
 * What is made to be overridden, such as a button, has its look in the layer below the utilities (styles/components.css).
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
