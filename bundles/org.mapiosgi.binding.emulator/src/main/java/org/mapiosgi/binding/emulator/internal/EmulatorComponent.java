// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MailboxWrite;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.internal.mail.MailLimits;
import org.mapiosgi.spi.MapiSubsystemBinding;
import org.mapiosgi.spi.MessageQueue;
import org.mapiosgi.spi.MessageQueueFactory;
import org.mapiosgi.spi.configuration.ConfigurationCheck;
import org.mapiosgi.spi.flight.FlightEventType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The emulator as services. Immediate, because its mail is in it: it must not go and come with its
 * users.
 */
@Component(
    service = {MapiSubsystemBinding.class, MessageQueueFactory.class, MapiEmulator.class},
    immediate = true,
    configurationPid = MapiEmulator.PID,
    configurationPolicy = ConfigurationPolicy.OPTIONAL,
    property = {
      MapiSubsystemBinding.BINDING + "=" + MapiSubsystemBinding.EMULATOR,
      "service.ranking:Integer=-100"
    })
@Designate(ocd = EmulatorComponent.Config.class)
public final class EmulatorComponent extends Emulator implements MessageQueueFactory {
  /** The configuration. */
  @ObjectClassDefinition(
      name = "MAPI emulator",
      description =
          "A MAPI in memory, for machines without Outlook and for tests. A configuration of the"
              + " subsystem that pins another binding never uses it.")
  public @interface Config {
    /** The mailbox directory. */
    @AttributeDefinition(
        name = "Mailbox",
        description =
            "Directory of mail, relative to the working directory of the process: .eml, .msg, mbox"
                + " and Maildir. Its files are the Inbox, its sub-directories are folders. Empty:"
                + " an empty Inbox.",
        required = false)
    String mailbox() default "";

    /** The time between two looks for new mail. */
    @AttributeDefinition(
        name = "Seconds between looks for new mail",
        description =
            "Seconds between two looks for new files in the mailbox's directory. 0: it is read"
                + " once.",
        min = "0",
        max = SettingsCheck.MOST_WATCH)
    int mailbox_watch_seconds() default MapiEmulator.DEFAULT_WATCH_SECONDS;

    /** Whether messages become files. */
    @AttributeDefinition(
        name = "Write mail",
        description =
            "Whether messages that are created or sent are written into the mailbox's directory, as"
                + " new files that follow later changes: never, eml or msg.",
        options = {@Option("never"), @Option("eml"), @Option("msg")})
    String mailbox_write() default "never";

    /** The profile. */
    @AttributeDefinition(
        name = "Profile",
        description = "Name of the profile that it comes with, 1 to 64 characters.")
    String profile() default MapiEmulator.DEFAULT_PROFILE;

    /** The user's address. */
    @AttributeDefinition(
        name = "Address",
        description = "Mail address of the only user. What is sent to it comes back to the Inbox.")
    String address() default MapiEmulator.DEFAULT_ADDRESS;

    /** The user's name. */
    @AttributeDefinition(name = "Display name", description = "Name of the only user.")
    String display_name() default MapiEmulator.DEFAULT_DISPLAY_NAME;

    /** Whether the store is tightly coupled to its transport. */
    @AttributeDefinition(
        name = "Coupled",
        description =
            "Whether the store is tightly coupled to a transport. If not, what is submitted stays"
                + " in the Outbox (R19).")
    boolean coupled() default true;

    /** The message services of MapiSvc.inf. */
    @AttributeDefinition(
        name = "Message services",
        description =
            "Message services that can be added to a profile. MSEMS is Exchange; empty: none, as on"
                + " a machine without Outlook's Exchange support.",
        required = false)
    String[] message_services() default {MapiEmulator.DEFAULT_MESSAGE_SERVICE};

    /** Further mailboxes. */
    @AttributeDefinition(
        name = "Shared mailboxes",
        description =
            "Further mailboxes that the user may open by their addresses, each as Name <address>;"
                + " empty at first. In a .cfg file, separate them by semicolons.",
        required = false)
    String[] shared_mailboxes() default {};

    /** Further entries of the address book. */
    @AttributeDefinition(
        name = "Address book",
        description =
            "Further entries of the address book: a person as Name <address>, a distribution list"
                + " as Name <address>: address, address. In a .cfg file, separate the entries by"
                + " semicolons.",
        required = false)
    String[] address_book() default {};

    /** Whether profiles have a store of public folders. */
    @AttributeDefinition(
        name = "Public folders",
        description = "Whether every profile has a store of public folders beside its mailbox.")
    boolean public_folders() default false;

    /** The limit of nesting. */
    @AttributeDefinition(
        name = "Levels of a mail",
        description =
            "Levels to which parts and messages of a mail file may be nested; deeper ones stay in"
                + " one attachment.",
        min = "1",
        max = MailLimits.MOST_DEPTH)
    int limit_depth() default MailLimits.DEPTH;

    /** The limit of parts. */
    @AttributeDefinition(
        name = "Parts of a mail",
        description = "Parts of a mail file that are read; the rest stays in one attachment.",
        min = "1",
        max = MailLimits.MOST_PARTS)
    int limit_parts() default MailLimits.PARTS;

    /** The limit of recipients. */
    @AttributeDefinition(
        name = "Recipients of a mail",
        description =
            "Recipients of a message that are read; the rest stays in the transport headers.",
        min = "1",
        max = MailLimits.MOST_RECIPIENTS)
    int limit_recipients() default MailLimits.RECIPIENTS;

    /** The limit of a file's size. */
    @AttributeDefinition(
        name = "Size of a mail",
        description =
            "Megabytes of a mail file, or of a mail in an mbox; a longer one is left out, with a"
                + " warning.",
        min = "1",
        max = MailLimits.MOST_FILE)
    int limit_file_mb() default MailLimits.FILE;

    /** The limit of all files. */
    @AttributeDefinition(
        name = "Heap for mail",
        description =
            "Percent of the heap that the values of the mailbox's tables may take; the rest of the"
                + " mail is left out, with a warning.",
        min = "1",
        max = MailLimits.MOST_HEAP)
    int limit_heap_percent() default MailLimits.HEAP;

    /** The limit of folders. */
    @AttributeDefinition(
        name = "Folders",
        description = "Folders of the mailbox's directory; more are left out, with a warning.",
        min = "1",
        max = MailLimits.MOST_FOLDERS)
    int limit_folders() default MailLimits.FOLDERS;

    /** The limit of folders in folders. */
    @AttributeDefinition(
        name = "Levels of folders",
        description =
            "Levels of folders in the mailbox's directory; deeper ones are left out, with a"
                + " warning.",
        min = "1",
        max = MailLimits.MOST_FOLDER_DEPTH)
    int limit_folder_depth() default MailLimits.FOLDER_DEPTH;
  }

  private final FlightEventType calls;

  /**
   * An emulator as configured.
   *
   * @throws IllegalArgumentException if a value is of the wrong type or out of its range
   */
  @Activate
  public EmulatorComponent(Config config, Map<String, Object> properties) {
    this(settings(config, properties), limits(config), FlightEventType.nativeCalls());
  }

  private EmulatorComponent(EmulatorSettings settings, MailLimits limits, FlightEventType calls) {
    super(settings, limits, calls);
    this.calls = calls;
  }

  private static EmulatorSettings settings(Config config, Map<String, Object> properties) {
    ConfigurationCheck.types(Config.class, properties);
    return new EmulatorSettings(
        config.mailbox().strip(),
        config.profile(),
        config.address(),
        config.display_name(),
        config.coupled(),
        // A .cfg file gives all of them as one text.
        parts(config.message_services(), ",").collect(Collectors.toSet()),
        parts(config.shared_mailboxes(), ";").toList(),
        parts(config.address_book(), ";").toList(),
        config.public_folders(),
        config.mailbox_watch_seconds(),
        write(config.mailbox_write()));
  }

  private static MailLimits limits(Config config) {
    return new MailLimits(
        config.limit_depth(),
        config.limit_parts(),
        config.limit_recipients(),
        config.limit_file_mb(),
        config.limit_heap_percent(),
        config.limit_folders(),
        config.limit_folder_depth());
  }

  private static MailboxWrite write(String value) {
    for (MailboxWrite write : MailboxWrite.values()) {
      if (write.name().equalsIgnoreCase(value.strip())) {
        return write;
      }
    }
    throw new IllegalArgumentException(
        "mailbox.write is '" + value + "', but must be never, eml or msg");
  }

  private static Stream<String> parts(String[] values, String separator) {
    return Arrays.stream(values)
        .flatMap(value -> Arrays.stream(value.split(separator, 0)))
        .map(String::strip)
        .filter(part -> !part.isEmpty());
  }

  /** Lets go of the threads that hang in a fault, and of the directory. */
  @Deactivate
  void deactivate() {
    stopWatching();
    clearFaults();
    calls.close();
  }

  @Override
  public MessageQueue open(String name) {
    return queues().open(name);
  }
}
