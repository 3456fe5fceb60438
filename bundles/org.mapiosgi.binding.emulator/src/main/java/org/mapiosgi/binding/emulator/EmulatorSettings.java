// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import java.nio.file.Path;
import java.util.List;
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
 * @param sharedMailboxes the further mailboxes that its user may open, each {@code Name <address>}
 * @param addressBook the other entries of the address book: a person as {@code Name <address>}, a
 *     distribution list as {@code Name <address>: address, address}
 * @param publicFolders whether every profile has a store of public folders beside its mailbox
 */
public record EmulatorSettings(
    String mailbox,
    String profile,
    String address,
    String displayName,
    boolean coupled,
    Set<String> messageServices,
    List<String> sharedMailboxes,
    List<String> addressBook,
    boolean publicFolders) {

  /** Refuses what is missing. */
  public EmulatorSettings {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(displayName, "displayName");
    messageServices = Set.copyOf(messageServices);
    sharedMailboxes = List.copyOf(sharedMailboxes);
    addressBook = List.copyOf(addressBook);
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

  /** With no other mailboxes and nobody else in the address book. */
  public EmulatorSettings(
      String mailbox,
      String profile,
      String address,
      String displayName,
      boolean coupled,
      Set<String> messageServices) {
    this(
        mailbox,
        profile,
        address,
        displayName,
        coupled,
        messageServices,
        List.of(),
        List.of(),
        false);
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
        directory.toString(),
        profile,
        address,
        displayName,
        coupled,
        messageServices,
        sharedMailboxes,
        addressBook,
        publicFolders);
  }

  /** The same with another profile name. */
  public EmulatorSettings withProfile(String name) {
    return new EmulatorSettings(
        mailbox,
        name,
        address,
        displayName,
        coupled,
        messageServices,
        sharedMailboxes,
        addressBook,
        publicFolders);
  }

  /** The same with another user. */
  public EmulatorSettings withUser(String name, String mailAddress) {
    return new EmulatorSettings(
        mailbox,
        profile,
        mailAddress,
        name,
        coupled,
        messageServices,
        sharedMailboxes,
        addressBook,
        publicFolders);
  }

  /** The same with a store that is, or is not, coupled to a transport. */
  public EmulatorSettings withCoupled(boolean isCoupled) {
    return new EmulatorSettings(
        mailbox,
        profile,
        address,
        displayName,
        isCoupled,
        messageServices,
        sharedMailboxes,
        addressBook,
        publicFolders);
  }

  /** The same with other message services installed, or none. */
  public EmulatorSettings withMessageServices(String... names) {
    return new EmulatorSettings(
        mailbox,
        profile,
        address,
        displayName,
        coupled,
        Set.of(names),
        sharedMailboxes,
        addressBook,
        publicFolders);
  }

  /** The same with other shared mailboxes, each {@code Name <address>}, or none. */
  public EmulatorSettings withSharedMailboxes(String... mailboxes) {
    return new EmulatorSettings(
        mailbox,
        profile,
        address,
        displayName,
        coupled,
        messageServices,
        List.of(mailboxes),
        addressBook,
        publicFolders);
  }

  /** The same with other entries in the address book, or none. */
  public EmulatorSettings withAddressBook(String... entries) {
    return new EmulatorSettings(
        mailbox,
        profile,
        address,
        displayName,
        coupled,
        messageServices,
        sharedMailboxes,
        List.of(entries),
        publicFolders);
  }

  /** The same with a store of public folders, or without. */
  public EmulatorSettings withPublicFolders(boolean hasPublicFolders) {
    return new EmulatorSettings(
        mailbox,
        profile,
        address,
        displayName,
        coupled,
        messageServices,
        sharedMailboxes,
        addressBook,
        hasPublicFolders);
  }
}
