// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.emulator.internal;

import java.lang.ref.WeakReference;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for new mail files on a thread of its own. The thread ends when it is stopped, or when the
 * emulator is in use no more.
 */
final class MailWatch implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(MailWatch.class);

  private final WeakReference<ServedMail> mail;
  private final int seconds;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private MailWatch(ServedMail mail, int seconds) {
    this.mail = new WeakReference<>(mail);
    this.seconds = seconds;
  }

  static MailWatch start(ServedMail mail, int seconds) {
    MailWatch watch = new MailWatch(mail, seconds);
    Thread thread = new Thread(watch, "mapi-emulator-mailbox");
    thread.setDaemon(true);
    thread.start();
    return watch;
  }

  void stop() {
    stopped.countDown();
  }

  @Override
  public void run() {
    try {
      boolean going = true;
      while (going && !stopped.await(seconds, TimeUnit.SECONDS)) {
        going = look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Looks once; false if the emulator is in use no more. */
  private boolean look() {
    ServedMail served = mail.get();
    if (served == null) {
      return false;
    }
    try {
      served.look();
    } catch (RuntimeException e) {
      LOG.warn("The mailbox's directory could not be read for new mail; it is read again soon", e);
    }
    return true;
  }
}
