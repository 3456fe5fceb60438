// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api;

import java.util.List;
import java.util.Objects;

/**
 * What a {@link Rule} says of the bits of one flag word. The values are those of MAPIX.h,
 * MAPIDefS.h and MAPIAux.h.
 *
 * @param rule the rule's id
 * @param word the flag word
 * @param demand what is asked of the bits
 * @param flag the flag as the headers spell it, or what the bits have in common
 * @param bits the bits
 */
public record FlagRule(String rule, Word word, Demand demand, String flag, int bits) {

  /** The flag words in which a service can go wrong. */
  public enum Word {
    /** MAPIINIT_0.ulFlags. */
    MAPI_INITIALIZE("MAPIINIT_0.ulFlags"),
    /** The ulFlags of MAPILogonEx. */
    MAPI_LOGON_EX("MAPILogonEx"),
    /** The ulFlags of IMAPISession::OpenMsgStore. */
    OPEN_MSG_STORE("IMAPISession::OpenMsgStore"),
    /** The ulFlags of IMAPISession::Logoff. */
    LOGOFF("IMAPISession::Logoff");

    private final String spelled;

    Word(String spelled) {
      this.spelled = spelled;
    }

    /** As MAPI spells the place. */
    public String spelled() {
      return spelled;
    }
  }

  /** What is asked of the bits. */
  public enum Demand {
    /** None of them is set, in a service or elsewhere. */
    NEVER,
    /** None of them is set in a service. */
    NOT_IN_SERVICE,
    /** All of them are set in a service. */
    IN_SERVICE,
    /** All of them are set in a service, and none elsewhere. */
    IN_SERVICE_ONLY
  }

  private static final int INIT_KNOWN = 0x00010009;
  private static final int LOGON_KNOWN = 0x8033B07F;

  private static final List<FlagRule> ALL =
      List.of(
          new FlagRule(
              "R2", Word.MAPI_INITIALIZE, Demand.IN_SERVICE_ONLY, "MAPI_NT_SERVICE", 0x00010000),
          new FlagRule(
              "R5",
              Word.MAPI_INITIALIZE,
              Demand.NEVER,
              "bits that MAPI does not know",
              ~INIT_KNOWN),
          new FlagRule(
              "R2", Word.MAPI_LOGON_EX, Demand.IN_SERVICE_ONLY, "MAPI_NT_SERVICE", 0x00010000),
          new FlagRule("R3", Word.MAPI_LOGON_EX, Demand.IN_SERVICE, "MAPI_NO_MAIL", 0x00008000),
          new FlagRule(
              "R3", Word.MAPI_LOGON_EX, Demand.NOT_IN_SERVICE, "MAPI_FORCE_DOWNLOAD", 0x00001000),
          new FlagRule("R4", Word.MAPI_LOGON_EX, Demand.NEVER, "MAPI_LOGON_UI", 0x00000001),
          new FlagRule("R4", Word.MAPI_LOGON_EX, Demand.NEVER, "MAPI_PASSWORD_UI", 0x00020000),
          new FlagRule(
              "R4", Word.MAPI_LOGON_EX, Demand.NEVER, "MAPI_SERVICE_UI_ALWAYS", 0x00002000),
          new FlagRule(
              "R22", Word.MAPI_LOGON_EX, Demand.IN_SERVICE, "MAPI_NEW_SESSION", 0x00000002),
          new FlagRule(
              "R22", Word.MAPI_LOGON_EX, Demand.IN_SERVICE, "MAPI_EXPLICIT_PROFILE", 0x00000010),
          new FlagRule("R22", Word.MAPI_LOGON_EX, Demand.NEVER, "MAPI_ALLOW_OTHERS", 0x00000008),
          new FlagRule(
              "R22", Word.MAPI_LOGON_EX, Demand.NOT_IN_SERVICE, "MAPI_USE_DEFAULT", 0x00000040),
          new FlagRule(
              "R43",
              Word.MAPI_LOGON_EX,
              Demand.NEVER,
              "bits that MAPI does not know",
              ~LOGON_KNOWN),
          new FlagRule("R4", Word.OPEN_MSG_STORE, Demand.IN_SERVICE, "MDB_NO_DIALOG", 0x00000001),
          new FlagRule("R4", Word.LOGOFF, Demand.NEVER, "MAPI_LOGOFF_UI", 0x00000002),
          new FlagRule("R23", Word.LOGOFF, Demand.NEVER, "MAPI_LOGOFF_SHARED", 0x00000001));

  /** Checks that nothing is missing. */
  public FlagRule {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(demand, "demand");
    Objects.requireNonNull(flag, "flag");
  }

  /** Every demand on every word. */
  public static List<FlagRule> all() {
    return ALL;
  }

  /**
   * The demands that a flag word does not meet; empty where it may be passed.
   *
   * @param flags the flag word
   * @param service whether the process passes MAPI_NT_SERVICE
   */
  public static List<FlagRule> broken(Word word, int flags, boolean service) {
    return ALL.stream()
        .filter(each -> each.word() == word && each.isBrokenBy(flags, service))
        .toList();
  }

  /** Whether a flag word does not meet the demand. */
  public boolean isBrokenBy(int flags, boolean service) {
    int present = flags & bits;
    return switch (demand) {
      case NEVER -> present != 0;
      case NOT_IN_SERVICE -> service && present != 0;
      case IN_SERVICE -> service && present != bits;
      case IN_SERVICE_ONLY -> service ? present != bits : present != 0;
    };
  }

  /** {@code R3: MAPILogonEx in a service with MAPI_NO_MAIL (0x00008000)}. */
  @Override
  public String toString() {
    String asked =
        switch (demand) {
          case NEVER -> " never with ";
          case NOT_IN_SERVICE -> " in a service without ";
          case IN_SERVICE -> " in a service with ";
          case IN_SERVICE_ONLY -> " in a service, and only there, with ";
        };
    return rule + ": " + word.spelled() + asked + flag + String.format(" (0x%08X)", bits);
  }
}
