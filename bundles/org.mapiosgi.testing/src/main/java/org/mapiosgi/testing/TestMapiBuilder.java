// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.testing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.mapiosgi.api.MapiScope;
import org.mapiosgi.api.MapiSession;
import org.mapiosgi.api.MapiTask;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.api.store.Folder;
import org.mapiosgi.binding.emulator.EmulatorSettings;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.start.Emulators;
import org.mapiosgi.lifecycle.start.StandaloneMapi;
import org.mapiosgi.lifecycle.start.StandaloneSettings;
import org.mapiosgi.pump.start.MessagePumps;

/** Describes a {@link TestMapi}. For one thread. */
public final class TestMapiBuilder {
  /** The name of the code under test in errors and accounts, in place of a bundle's. */
  private static final String CONSUMER = "test";

  private static final String INBOX = "Inbox";

  private EmulatorSettings emulator = EmulatorSettings.defaults();
  private StandaloneSettings settings =
      StandaloneSettings.defaults()
          .consumer(CONSUMER)
          .retry(Duration.ofMillis(10), Duration.ofSeconds(1));
  private final Set<String> sessions = new LinkedHashSet<>();
  private final List<Filed> messages = new ArrayList<>();
  private final Set<String> folders = new LinkedHashSet<>();
  private Duration patience = Duration.ofSeconds(10);
  private boolean checked = true;

  /** A mail, and the path of its folder. */
  private record Filed(String folder, TestMail mail) {}

  TestMapiBuilder() {}

  /**
   * Puts the mail files of a directory into the Inbox, and those of its sub-directories into
   * folders. The directory is read once and not written to.
   *
   * @throws IllegalArgumentException if there is no such directory
   */
  public TestMapiBuilder mailbox(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw new IllegalArgumentException("there is no directory " + directory.toAbsolutePath());
    }
    emulator = emulator.withMailbox(directory).withMailboxWatchSeconds(0);
    return this;
  }

  /** Puts a mail into the Inbox. */
  public TestMapiBuilder message(TestMail mail) {
    return message(INBOX, mail);
  }

  /**
   * Puts a mail into a folder, which is created if it is missing.
   *
   * @param folder its path below the folders that a user sees, for instance {@code Inbox/Done}
   */
  public TestMapiBuilder message(String folder, TestMail mail) {
    messages.add(
        new Filed(Objects.requireNonNull(folder, "folder"), Objects.requireNonNull(mail, "mail")));
    return this;
  }

  /** Creates a folder, and the folders above it that are missing. */
  public TestMapiBuilder folder(String path) {
    folders.add(Objects.requireNonNull(path, "path"));
    return this;
  }

  /**
   * Adds a session. All sessions of a test use one mailbox. Without this call there is one, {@value
   * TestMapi#DEFAULT_SESSION}.
   */
  public TestMapiBuilder session(String name) {
    sessions.add(Objects.requireNonNull(name, "name"));
    return this;
  }

  /** Sets the user of the mailbox. */
  public TestMapiBuilder user(String displayName, String address) {
    emulator = emulator.withUser(displayName, address);
    return this;
  }

  /**
   * Makes the store one from which nothing is sent, because no transport is coupled to it (R19).
   */
  public TestMapiBuilder uncoupled() {
    emulator = emulator.withCoupled(false);
    return this;
  }

  /** Sets the deadline of units of work that are submitted without one. The default is 60 s. */
  public TestMapiBuilder deadline(Duration time) {
    settings = settings.deadline(time);
    return this;
  }

  /** Sets how many lanes there are, 1 to 64. The default is 2, as in production. */
  public TestMapiBuilder lanes(int count) {
    settings = settings.lanes(count);
    return this;
  }

  /**
   * Sets how long the test waits for something that must happen, for instance for a session to come
   * up. The default is 10 s. A longer time makes no test slower that passes.
   */
  public TestMapiBuilder patience(Duration longest) {
    patience = Objects.requireNonNull(longest, "longest");
    return this;
  }

  /**
   * Sets how long {@link TestMapi#close()} waits for work that does not end. The default is 5 s, as
   * in production.
   */
  public TestMapiBuilder stopTimeout(Duration time) {
    settings = settings.stopTimeout(time);
    return this;
  }

  /** Makes {@link TestMapi#close()} never fail: for a test that leaves a mess on purpose. */
  public TestMapiBuilder withoutChecks() {
    checked = false;
    return this;
  }

  /**
   * Starts MAPI, waits until all sessions are up, and fills the mailbox.
   *
   * @throws AssertionError if a session does not come up; the text says why
   * @throws IllegalArgumentException if a setting is out of its range
   */
  public TestMapi open() throws InterruptedException {
    List<String> names =
        sessions.isEmpty() ? List.of(TestMapi.DEFAULT_SESSION) : List.copyOf(sessions);
    MapiEmulator emulated = Emulators.open(emulator);
    StandaloneMapi started = StandaloneMapi.start(settings, emulated, MessagePumps.factory());
    TestMapi opened = new TestMapi(emulated, started, names, patience, checked);
    boolean ready = false;
    try {
      for (String name : names) {
        started.addSession(name, emulator.profile());
      }
      for (String name : names) {
        MapiSession unused = opened.session(name);
      }
      fill(opened);
      ready = true;
      return opened;
    } finally {
      if (!ready) {
        started.stop();
      }
    }
  }

  private void fill(TestMapi opened) throws InterruptedException {
    for (String folder : folders) {
      inSession(opened, mapi -> openOrCreate(mapi, folder).entryId());
    }
    for (Filed filed : messages) {
      EntryId delivered = opened.mailbox().deliver(filed.mail());
      if (!filed.folder().equals(INBOX)) {
        inSession(opened, mapi -> move(mapi, delivered, filed.folder()));
      }
    }
  }

  private static Folder openOrCreate(MapiScope mapi, String path) {
    Folder folder = mapi.defaultStore().root();
    for (String name : path.split("/", 0)) {
      folder = folder.openOrCreateFolder(name);
    }
    return folder;
  }

  private static EntryId move(MapiScope mapi, EntryId delivered, String path) {
    Folder folder = openOrCreate(mapi, path);
    mapi.message(delivered).moveTo(folder);
    return folder.entryId();
  }

  private void inSession(TestMapi opened, MapiTask<EntryId> change) throws InterruptedException {
    try {
      EntryId unusedFolder = opened.session().call(change, patience);
    } catch (ExecutionException e) {
      throw new IllegalStateException("the mailbox could not be filled", e);
    }
  }
}
