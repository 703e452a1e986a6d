/** Whether this page is being left because the person signs out: what is refused from then on is no session that has ended. */
export const leaving = { isSigningOut: false };
