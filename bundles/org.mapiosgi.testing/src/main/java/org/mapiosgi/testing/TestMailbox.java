// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.mapiosgi.api.property.EntryId;
import org.mapiosgi.binding.emulator.MapiEmulator;
import org.mapiosgi.binding.emulator.SentMessage;

/**
 * Shows the mailbox of a test from outside: delivers mail to it, and keeps the mail that was sent
 * from it. Thread-safe.
 *
 * <p>Nothing here is a MAPI call, so a fault strikes none of it. To look into folders, use the
 * session as the code under test does.
 */
public final class TestMailbox {
  private final MapiEmulator emulator;
  private final Duration patience;
  private final Object lock = new Object();
  private final List<SentMessage> sent = new ArrayList<>();

  TestMailbox(MapiEmulator emulator, Duration patience) {
    this.emulator = emulator;
    this.patience = patience;
    emulator.onSent(this::take);
  }

  private void take(SentMessage message) {
    synchronized (lock) {
      sent.add(message);
      lock.notifyAll();
    }
  }

  /** Returns the address of the user. Mail that is sent to it comes back to the Inbox. */
  public String address() {
    return emulator.settings().address();
  }

  /**
   * Delivers a mail to the Inbox, with the events of new mail. It is there when this method
   * returns; listeners hear of it soon after, on threads of their own.
   *
   * @return the entry id of the message
   */
  public EntryId deliver(TestMail mail) {
    return emulator.deliver(mail.toMime(address()));
  }

  /**
   * Delivers a mail, as {@link #deliver(TestMail)}.
   *
   * @param mime the mail as in an {@code .eml} file
   * @throws IllegalArgumentException if the bytes are no mail
   */
  public EntryId deliver(byte[] mime) {
    return emulator.deliver(mime);
  }

  /**
   * Delivers an {@code .eml} file, as {@link #deliver(TestMail)}.
   *
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the file is no mail
   */
  public EntryId deliver(Path eml) throws IOException {
    return deliver(Files.readAllBytes(eml));
  }

  /** Returns what was sent so far, oldest first. */
  public List<SentMessage> sent() {
    synchronized (lock) {
      return List.copyOf(sent);
    }
  }

  /**
   * Waits until something was sent, and returns the first message.
   *
   * @throws AssertionError if nothing was sent within the patience of the test
   */
  public SentMessage awaitSent() throws InterruptedException {
    return awaitSent(1).get(0);
  }

  /**
   * Waits until so many messages were sent.
   *
   * @param count at least 1
   * @return all messages so far, oldest first; at least {@code count}
   * @throws AssertionError if they were not sent within the patience of the test
   */
  public List<SentMessage> awaitSent(int count) throws InterruptedException {
    if (count < 1) {
      throw new IllegalArgumentException("count is " + count + ", but must be at least 1");
    }
    long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(patience);
    synchronized (lock) {
      long left = end - System.nanoTime();
      while (sent.size() < count && left > 0) {
        TimeUnit.NANOSECONDS.timedWait(lock, left);
        left = end - System.nanoTime();
      }
      if (sent.size() < count) {
        throw new AssertionError(
            "expected " + count + " sent messages within " + patience + ", but there are " + sent);
      }
      return List.copyOf(sent);
    }
  }

  /** Forgets what was sent so far. */
  public void forgetSent() {
    synchronized (lock) {
      sent.clear();
    }
  }
}
