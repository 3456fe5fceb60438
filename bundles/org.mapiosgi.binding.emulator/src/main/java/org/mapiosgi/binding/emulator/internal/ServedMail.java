// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.property.MsgFlag;
import org.mapiosgi.api.property.Pr;
import org.mapiosgi.api.property.PropValue;
import org.mapiosgi.api.status.Finding;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MailboxWrite;
import org.mapiosgi.binding.emulator.internal.files.FoundMail;
import org.mapiosgi.binding.emulator.internal.files.MailDirectory;
import org.mapiosgi.binding.emulator.internal.files.MailWriting;
import org.mapiosgi.binding.emulator.internal.files.WrittenFile;
import org.mapiosgi.binding.emulator.internal.mail.MailContent;
import org.mapiosgi.binding.emulator.internal.mail.MailLimits;
import org.mapiosgi.binding.emulator.internal.model.FolderNode;
import org.mapiosgi.binding.emulator.internal.model.Mailbox;
import org.mapiosgi.binding.emulator.internal.model.MessageContent;
import org.mapiosgi.binding.emulator.internal.model.MessageKeeper;
import org.mapiosgi.binding.emulator.internal.model.MessageNode;
import org.mapiosgi.binding.emulator.internal.model.Tags;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The mail of the directory that is configured, in the mailbox. Any thread. */
final class ServedMail implements MessageKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(ServedMail.class);

  private final EmulatorSettings settings;
  private final Mailbox mailbox;
  private final @Nullable MailDirectory directory;
  private final @Nullable MailWriting writing;
  private final Set<Finding> logged = new HashSet<>();

  /** The files of messages that were written; a message that is gone needs none. */
  private final Map<MessageNode, WrittenFile> written = new WeakHashMap<>();

  private @Nullable MailWatch watch;

  ServedMail(EmulatorSettings settings, MailLimits limits, Mailbox mailbox, MailContent contents) {
    this.settings = settings;
    this.mailbox = mailbox;
    Optional<Path> path = path(settings);
    directory = path.map(each -> new MailDirectory(each, limits, contents)).orElse(null);
    MailboxWrite format = settings.mailboxWrite();
    writing =
        directory == null || format == MailboxWrite.NEVER
            ? null
            : new MailWriting(path.get(), format, contents, directory);
  }

  /** The directory; empty if there is none, or if the setting is no path. */
  private static Optional<Path> path(EmulatorSettings settings) {
    try {
      return settings.mailbox().isBlank()
          ? Optional.empty()
          : Optional.of(Path.of(settings.mailbox()));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** The reason why there is no mail to serve; empty if there is some, or none is wanted. */
  Optional<Finding> obstacle() {
    return directory == null ? Optional.empty() : directory.obstacle();
  }

  /** Reads the directory. */
  synchronized FoundMail read() {
    FoundMail found = directory == null ? FoundMail.none() : directory.read();
    log(found);
    return found;
  }

  /** Reads the directory into the mailbox, and looks for new files from now on. */
  synchronized FoundMail load() {
    FoundMail found = read();
    mailbox.locked(
        () -> {
          found.folders().forEach(mailbox::folder);
          found.items().forEach(this::add);
          return null;
        });
    if (directory != null && settings.mailboxWatchSeconds() > 0) {
      watch = MailWatch.start(this, settings.mailboxWatchSeconds());
    }
    return found;
  }

  /** Takes the files that are new into the mailbox. */
  synchronized void look() {
    if (directory == null) {
      return;
    }
    FoundMail found = directory.readNew();
    log(found);
    mailbox.locked(
        () -> {
          found.folders().forEach(mailbox::folder);
          for (FoundMail.Item item : found.items()) {
            MessageNode message = add(item);
            mailbox.tellCreated(message);
            if ((item.flags() & MsgFlag.READ.mask()) == 0) {
              mailbox.tellNewMail(message);
            }
          }
          return null;
        });
  }

  /** Looks for no more files. */
  synchronized void close() {
    if (watch != null) {
      watch.stop();
    }
  }

  private MessageNode add(FoundMail.Item item) {
    FolderNode folder = item.folder().isEmpty() ? mailbox.inbox() : mailbox.folder(item.folder());
    return mailbox.addSource(item.id(), folder, item.content(), item.flags());
  }

  private void log(FoundMail found) {
    for (Finding finding : found.findings()) {
      if (logged.add(finding)) {
        LOG.warn("{}", finding.sentence());
      }
    }
  }

  @Override
  public void keep(FolderNode folder, MessageNode message) {
    if (writing == null) {
      return;
    }
    WrittenFile before = written.get(message);
    try {
      List<String> path = path(folder);
      WrittenFile file =
          before == null
              ? writing.write(path, content(message), mailbox.now())
              : writing.rewrite(before, path, content(message), mailbox.now());
      written.put(message, file);
      LOG.debug("written: {}", file);
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "A message is not written into the mailbox's directory: {}; as it is now, it is in the"
              + " emulator's memory alone",
          e.toString());
    }
  }

  @Override
  public void keepChanges(MessageNode message) {
    if (written.containsKey(message)) {
      keep(message.folder(), message);
    }
  }

  @Override
  public void moved(MessageNode before, MessageNode now) {
    WrittenFile file = written.remove(before);
    if (file != null) {
      written.put(now, file);
    }
  }

  /**
   * Makes the content of the message's file. The delivery time stays the same when it is rewritten.
   */
  private static MessageContent content(MessageNode message) {
    MessageContent content = message.content();
    PropValue submitted = content.properties().find(Pr.CLIENT_SUBMIT_TIME.id());
    Instant time =
        submitted != null && submitted.value() instanceof Instant sent
            ? sent
            : message.saved().created();
    return content.properties(
        all ->
            all.with(Tags.MESSAGE_FLAGS, message.flags())
                .withDefault(Pr.MESSAGE_DELIVERY_TIME, time));
  }

  private List<String> path(FolderNode folder) {
    Deque<String> names = new ArrayDeque<>();
    FolderNode at = folder;
    while (at != mailbox.subtree() && at != mailbox.root()) {
      names.addFirst(at.properties().text(Pr.DISPLAY_NAME));
      at = at.parent();
    }
    return folder == mailbox.inbox() ? List.of() : List.copyOf(names);
  }
}
