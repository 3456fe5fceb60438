// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Holds the settings of an emulator. Nothing is checked here: {@link MapiEmulator#preflight()}
 * reports a wrong value, whether it came from code or from configuration.
 *
 * @param mailbox the directory whose mail is in the mailbox; empty for an empty Inbox
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
 * @param mailboxWatchSeconds how many seconds pass between two looks for new mail in the directory;
 *     0 for no look after the first one
 * @param mailboxWrite whether messages that are created or sent are written into the directory
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
    boolean publicFolders,
    int mailboxWatchSeconds,
    MailboxWrite mailboxWrite) {

  /** Refuses what is missing. */
  public EmulatorSettings {
    Objects.requireNonNull(mailbox, "mailbox");
    Objects.requireNonNull(profile, "profile");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(displayName, "displayName");
    messageServices = Set.copyOf(messageServices);
    sharedMailboxes = List.copyOf(sharedMailboxes);
    addressBook = List.copyOf(addressBook);
    Objects.requireNonNull(mailboxWrite, "mailboxWrite");
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

  /** With no shared mailboxes, no further entries in the address book and no public folders. */
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

  /** Looks for new mail as often as by default, and writes nothing into the directory. */
  public EmulatorSettings(
      String mailbox,
      String profile,
      String address,
      String displayName,
      boolean coupled,
      Set<String> messageServices,
      List<String> sharedMailboxes,
      List<String> addressBook,
      boolean publicFolders) {
    this(
        mailbox,
        profile,
        address,
        displayName,
        coupled,
        messageServices,
        sharedMailboxes,
        addressBook,
        publicFolders,
        MapiEmulator.DEFAULT_WATCH_SECONDS,
        MailboxWrite.NEVER);
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
    return with(draft -> draft.mailbox = directory.toString());
  }

  /**
   * The same with another number of seconds between two looks for new mail in the directory; 0 for
   * no look after the first one.
   */
  public EmulatorSettings withMailboxWatchSeconds(int seconds) {
    return with(draft -> draft.mailboxWatchSeconds = seconds);
  }

  /** The same with another answer to whether messages are written into the directory. */
  public EmulatorSettings withMailboxWrite(MailboxWrite write) {
    return with(draft -> draft.mailboxWrite = write);
  }

  /** The same with another profile name. */
  public EmulatorSettings withProfile(String name) {
    return with(draft -> draft.profile = name);
  }

  /** The same with another user. */
  public EmulatorSettings withUser(String name, String mailAddress) {
    return with(
        draft -> {
          draft.displayName = name;
          draft.address = mailAddress;
        });
  }

  /** The same with a store that is, or is not, coupled to a transport. */
  public EmulatorSettings withCoupled(boolean isCoupled) {
    return with(draft -> draft.coupled = isCoupled);
  }

  /** The same with other message services installed, or none. */
  public EmulatorSettings withMessageServices(String... names) {
    return with(draft -> draft.messageServices = Set.of(names));
  }

  /** The same with other shared mailboxes, each {@code Name <address>}, or none. */
  public EmulatorSettings withSharedMailboxes(String... mailboxes) {
    return with(draft -> draft.sharedMailboxes = List.of(mailboxes));
  }

  /** The same with other entries in the address book, or none. */
  public EmulatorSettings withAddressBook(String... entries) {
    return with(draft -> draft.addressBook = List.of(entries));
  }

  /** The same with a store of public folders, or without. */
  public EmulatorSettings withPublicFolders(boolean hasPublicFolders) {
    return with(draft -> draft.publicFolders = hasPublicFolders);
  }

  private EmulatorSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.settings();
  }

  /** Holds the components of settings while some of them are replaced. */
  private static final class Draft {
    private String mailbox;
    private String profile;
    private String address;
    private String displayName;
    private boolean coupled;
    private Set<String> messageServices;
    private List<String> sharedMailboxes;
    private List<String> addressBook;
    private boolean publicFolders;
    private int mailboxWatchSeconds;
    private MailboxWrite mailboxWrite;

    Draft(EmulatorSettings from) {
      mailbox = from.mailbox;
      profile = from.profile;
      address = from.address;
      displayName = from.displayName;
      coupled = from.coupled;
      messageServices = from.messageServices;
      sharedMailboxes = from.sharedMailboxes;
      addressBook = from.addressBook;
      publicFolders = from.publicFolders;
      mailboxWatchSeconds = from.mailboxWatchSeconds;
      mailboxWrite = from.mailboxWrite;
    }

    EmulatorSettings settings() {
      return new EmulatorSettings(
          mailbox,
          profile,
          address,
          displayName,
          coupled,
          messageServices,
          sharedMailboxes,
          addressBook,
          publicFolders,
          mailboxWatchSeconds,
          mailboxWrite);
    }
  }
}
