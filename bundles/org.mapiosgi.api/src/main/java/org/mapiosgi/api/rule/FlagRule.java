// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.rule;

import java.util.List;
import java.util.Objects;

/**
 * Says which bits of one flag word a {@link Rule} demands or forbids. The values are those of
 * MAPIX.h, MAPIDefS.h, MAPIAux.h and EdkMdb.h.
 *
 * @param rule the rule's id
 * @param word the flag word
 * @param demand the demand on the bits
 * @param flag the flag as the headers spell it, or a description that fits all of the bits
 * @param bits the bits
 */
public record FlagRule(String rule, Word word, Demand demand, String flag, int bits) {

  /** Names a flag word that mapi-osgi passes and that a rule limits. New words can be added. */
  public enum Word {
    /** MAPIINIT_0.ulFlags. */
    MAPI_INITIALIZE("MAPIINIT_0.ulFlags"),
    /** The ulFlags of MAPILogonEx. */
    MAPI_LOGON_EX("MAPILogonEx"),
    /** The ulFlags of IMAPISession::OpenMsgStore. */
    OPEN_MSG_STORE("IMAPISession::OpenMsgStore"),
    /** The ulFlags of IMAPISession::Logoff. */
    LOGOFF("IMAPISession::Logoff"),
    /** The ulFlags of OpenEntry of a session or a store. */
    OPEN_ENTRY("OpenEntry"),
    /** The ulEventMask of IMsgStore::Advise. */
    ADVISE("IMsgStore::Advise"),
    /** The ulFlags of IMAPIProp::OpenProperty. */
    OPEN_PROPERTY("IMAPIProp::OpenProperty"),
    /** The ulFlags of IMAPIProp::SaveChanges. */
    SAVE_CHANGES("IMAPIProp::SaveChanges"),
    /** The ulFlags of IMAPIFolder::CopyMessages. */
    COPY_MESSAGES("IMAPIFolder::CopyMessages"),
    /** The ulFlags of IMAPIFolder::DeleteMessages. */
    DELETE_MESSAGES("IMAPIFolder::DeleteMessages"),
    /** The ulFlags of IMAPIFolder::CreateFolder. */
    CREATE_FOLDER("IMAPIFolder::CreateFolder"),
    /** The ulFlags of IMAPISession::OpenAddressBook. */
    OPEN_ADDRESS_BOOK("IMAPISession::OpenAddressBook"),
    /** The ulFlags of IAddrBook::ResolveName. */
    RESOLVE_NAME("IAddrBook::ResolveName"),
    /** The ulFlags of IMAPIFolder::CopyFolder. */
    COPY_FOLDER("IMAPIFolder::CopyFolder"),
    /** The ulFlags of IMAPIFolder::DeleteFolder. */
    DELETE_FOLDER("IMAPIFolder::DeleteFolder"),
    /** The ulFlags of IMAPIFolder::EmptyFolder. */
    EMPTY_FOLDER("IMAPIFolder::EmptyFolder"),
    /** The ulFlags of IMessage::SubmitMessage. */
    SUBMIT_MESSAGE("IMessage::SubmitMessage"),
    /** The ulFlags of IMessage::SetReadFlag. */
    SET_READ_FLAG("IMessage::SetReadFlag"),
    /** The ulFlags of IMessage::ModifyRecipients. */
    MODIFY_RECIPIENTS("IMessage::ModifyRecipients"),
    /** The ulFlags of IMessage::DeleteAttach. */
    DELETE_ATTACH("IMessage::DeleteAttach"),
    /** The ulFlags of IMAPIProp::GetIDsFromNames. */
    GET_IDS_FROM_NAMES("IMAPIProp::GetIDsFromNames"),
    /** The ulFlags of IProfAdmin::CreateProfile. */
    CREATE_PROFILE("IProfAdmin::CreateProfile"),
    /** The ulFlags of IProfAdmin::CopyProfile. */
    COPY_PROFILE("IProfAdmin::CopyProfile"),
    /** The ulFlags of IProfAdmin::RenameProfile. */
    RENAME_PROFILE("IProfAdmin::RenameProfile"),
    /** The ulFlags of IProfAdmin::AdminServices. */
    ADMIN_SERVICES("IProfAdmin::AdminServices"),
    /** The ulFlags of IMsgServiceAdmin::CreateMsgService. */
    CREATE_MSG_SERVICE("IMsgServiceAdmin::CreateMsgService"),
    /** The ulFlags of IMsgServiceAdmin::ConfigureMsgService. */
    CONFIGURE_MSG_SERVICE("IMsgServiceAdmin::ConfigureMsgService"),
    /** The ulFlags of OpenProfileSection of either administration object. */
    OPEN_PROFILE_SECTION("OpenProfileSection"),
    /**
     * The value of a profile's property that controls whether the Exchange service asks a person.
     */
    PROFILE_CONFIG_FLAGS("PR_PROFILE_CONFIG_FLAGS");

    private final String spelled;

    Word(String spelled) {
      this.spelled = spelled;
    }

    /**
     * Returns the place as MAPI spells it, without the interface if several interfaces have the
     * method.
     */
    public String spelled() {
      return spelled;
    }
  }

  /** Names the demand on the bits. */
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

  /** Checks that nothing is missing. */
  public FlagRule {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(word, "word");
    Objects.requireNonNull(demand, "demand");
    Objects.requireNonNull(flag, "flag");
  }

  /** Returns every demand on every word. */
  public static List<FlagRule> all() {
    return FlagTable.ALL;
  }

  /**
   * Returns the demands that a flag word does not meet; empty if it may be passed.
   *
   * @param flags the flag word
   * @param service whether the process passes MAPI_NT_SERVICE
   */
  public static List<FlagRule> broken(Word word, int flags, boolean service) {
    return FlagTable.ALL.stream()
        .filter(each -> each.word() == word && each.isBrokenBy(flags, service))
        .toList();
  }

  /** Returns whether a flag word does not meet the demand. */
  public boolean isBrokenBy(int flags, boolean service) {
    int present = flags & bits;
    return switch (demand) {
      case NEVER -> present != 0;
      case NOT_IN_SERVICE -> service && present != 0;
      case IN_SERVICE -> service && present != bits;
      case IN_SERVICE_ONLY -> service ? present != bits : present != 0;
    };
  }

  /**
   * Returns the demand without the rule: {@code MAPILogonEx in a service with MAPI_NO_MAIL
   * (0x00008000)}.
   */
  public String text() {
    String asked =
        switch (demand) {
          case NEVER -> " never with ";
          case NOT_IN_SERVICE -> " in a service without ";
          case IN_SERVICE -> " in a service with ";
          case IN_SERVICE_ONLY -> " in a service, and only there, with ";
        };
    return word.spelled() + asked + flag + String.format(" (0x%08X)", bits);
  }

  /** Returns {@code R3: MAPILogonEx in a service with MAPI_NO_MAIL (0x00008000)}. */
  @Override
  public String toString() {
    return rule + ": " + text();
  }
}
