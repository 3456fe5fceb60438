// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;

/**
 * Holds the settings of an emulator. Nothing is checked here: {@link MapiEmulator#preflight()}
 * tells what is wrong with a value, as it does for a value that came from configuration.
 *
 * @param mailbox the directory whose {@code .eml} files are the Inbox; empty for an empty Inbox
 * @param profile the name of the profile that it comes with
 * @param address the mail address of its only user; what is sent there comes back
 * @param displayName the name of its only user
 * @param coupled whether the store is tightly coupled to a transport, so that what is submitted
 *     leaves it (R19)
 * @param messageServices the message services that its MapiSvc.inf has: what can be added to a
 *     profile
 */
public record EmulatorSettings(
    String mailbox,
    String profile,
    String address,
    String displayName,
    boolean coupled,
    Set<String> messageServices) {

  /** Refuses what is missing. */
  public EmulatorSettings {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(displayName, "displayName");
    messageServices = Set.copyOf(messageServices);
  }

  /** With the Exchange service. */
  public EmulatorSettings(
      String mailbox, String profile, String address, String displayName, boolean coupled) {
    this(
        mailbox,
        profile,
        address,
        displayName,
        coupled,
        Set.of(MapiEmulator.DEFAULT_MESSAGE_SERVICE));
  }

  /** The defaults of the configuration: an empty Inbox, profile {@code emulator}, coupled. */
  public static EmulatorSettings defaults() {
    return new EmulatorSettings(
        "",
        MapiEmulator.DEFAULT_PROFILE,
        MapiEmulator.DEFAULT_ADDRESS,
        MapiEmulator.DEFAULT_DISPLAY_NAME,
        true);
  }

  /** The same with another mailbox. */
  public EmulatorSettings withMailbox(Path directory) {
    return new EmulatorSettings(
        directory.toString(), profile, address, displayName, coupled, messageServices);
  }

  /** The same with another profile name. */
  public EmulatorSettings withProfile(String name) {
    return new EmulatorSettings(mailbox, name, address, displayName, coupled, messageServices);
  }

  /** The same with another user. */
  public EmulatorSettings withUser(String name, String mailAddress) {
    return new EmulatorSettings(mailbox, profile, mailAddress, name, coupled, messageServices);
  }

  /** The same with a store that is, or is not, coupled to a transport. */
  public EmulatorSettings withCoupled(boolean isCoupled) {
    return new EmulatorSettings(mailbox, profile, address, displayName, isCoupled, messageServices);
  }

  /** The same with other message services installed, or none. */
  public EmulatorSettings withMessageServices(String... names) {
    return new EmulatorSettings(mailbox, profile, address, displayName, coupled, Set.of(names));
  }
}
