// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.tck;

/**
 * Entries of an address book that the suite looks for.
 *
 * @param person a name that only one entry has
 * @param personAddress the internet address of that entry
 * @param ambiguous a name that several entries match, the person among them
 * @param list the address of a distribution list that has itself in it, by another list
 * @param member the address of a person in that list
 * @param sharedMailbox the address of a mailbox that the service profile's user may open
 * @param foreignMailbox the address of a mailbox that the user may not open
 */
public record KnownDirectory(
    String person,
    String personAddress,
    String ambiguous,
    String list,
    String member,
    String sharedMailbox,
    String foreignMailbox) {}
