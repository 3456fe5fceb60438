// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.addressbook;

/**
 * Tells that no entry has a name.
 *
 * @param name the name that was looked up
 */
public record Unresolved(String name) implements Resolution {}
