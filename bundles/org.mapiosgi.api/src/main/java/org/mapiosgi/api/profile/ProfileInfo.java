// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.profile;

/**
 * A row of the profile table of the account the process runs under.
 *
 * @param name at most 64 characters
 * @param defaultProfile whether it is the one that Outlook takes without asking
 */
public record ProfileInfo(String name, boolean defaultProfile) {}
