package io.surelock.audit;

/**
 * One line of the checklist.
 *
 * @param id section and number, such as {@code 2.7}
 * @param area such as {@code cooldown}
 * @param text what must hold
 * @param own whether we added it to the list of the worker that this program replaces
 */
public record AuditLine(String id, String area, String text, boolean own) {}
