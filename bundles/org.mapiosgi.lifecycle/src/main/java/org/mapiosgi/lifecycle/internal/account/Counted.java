// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.lifecycle.internal.account;

import org.mapiosgi.api.error.HResult;

/** What MAPI or a server allows so many of. */
public enum Counted {
  /** A byte holds the index of a store's logon object. */
  STORE("R14", "open stores", 255, "MAPI_E_FAILONEPROVIDER"),
  /** By one user on one server. */
  SESSION("R26", "sessions", 32, "MAPI_E_SESSION_LIMIT"),
  /** In one session, as what follows. */
  MESSAGE("R27", "open messages", 250, "MAPI_E_NOT_ENOUGH_RESOURCES"),
  /** Folders. */
  FOLDER("R27", "open folders", 500, "MAPI_E_NOT_ENOUGH_RESOURCES"),
  /** Attachments. */
  ATTACHMENT("R27", "open attachments", 500, "MAPI_E_NOT_ENOUGH_RESOURCES"),
  /** Contents tables. */
  TABLE("R27", "open tables", 500, "MAPI_E_NOT_ENOUGH_RESOURCES"),
  /** Streams. */
  STREAM("R27", "open streams", 250, "MAPI_E_NOT_ENOUGH_RESOURCES");

  private final String rule;
  private final String words;
  private final int most;
  private final String result;

  Counted(String rule, String words, int most, String result) {
    this.rule = rule;
    this.words = words;
    this.most = most;
    this.result = result;
  }

  /** The rule's id. */
  public String rule() {
    return rule;
  }

  /** What is counted, in words. */
  public String words() {
    return words;
  }

  /** How many there may be where nobody configured another number. */
  public int most() {
    return most;
  }

  /** The code of the refusal. */
  HResult result() {
    return HResult.named(result);
  }

  /** Whether it is counted in the process, not in each session. */
  boolean ofProcess() {
    return this == STORE || this == SESSION;
  }
}
