// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.model.session;

import org.mapiosgi.api.error.HResult;
import org.osgi.annotation.versioning.ProviderType;

/** The kinds of object of which MAPI or a server allows only a number. */
@ProviderType
public enum Counted {
  /** Open message stores of the process: a byte holds the index of a store's logon object. */
  STORE("R14", "open stores", 255, "MAPI_E_FAILONEPROVIDER"),
  /** Sessions of one user on one server. */
  SESSION("R26", "sessions", 32, "MAPI_E_SESSION_LIMIT"),
  /** Open messages of one session. */
  MESSAGE("R27", "open messages", 250, "MAPI_E_NOT_ENOUGH_RESOURCES"),
  /** Open folders of one session. */
  FOLDER("R27", "open folders", 500, "MAPI_E_NOT_ENOUGH_RESOURCES"),
  /** Open attachments of one session. */
  ATTACHMENT("R27", "open attachments", 500, "MAPI_E_NOT_ENOUGH_RESOURCES"),
  /** Open contents tables of one session. */
  TABLE("R27", "open tables", 500, "MAPI_E_NOT_ENOUGH_RESOURCES"),
  /** Open streams of one session. */
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

  /** Returns the id of the rule that the limit is from. */
  public String rule() {
    return rule;
  }

  /** Returns what is counted, in words. */
  public String words() {
    return words;
  }

  /** Returns how many there may be if no other number is configured. */
  public int most() {
    return most;
  }

  /** Returns the code of the refusal. */
  HResult result() {
    return HResult.named(result);
  }

  /** Returns whether it is counted in the process, and not in each session. */
  public boolean ofProcess() {
    return this == STORE || this == SESSION;
  }
}
