// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.rule;

import static org.mapiosgi.api.rule.FlagRule.Demand.IN_SERVICE;
import static org.mapiosgi.api.rule.FlagRule.Demand.IN_SERVICE_ONLY;
import static org.mapiosgi.api.rule.FlagRule.Demand.NEVER;
import static org.mapiosgi.api.rule.FlagRule.Demand.NOT_IN_SERVICE;
import static org.mapiosgi.api.rule.FlagRule.Word.ADMIN_SERVICES;
import static org.mapiosgi.api.rule.FlagRule.Word.ADVISE;
import static org.mapiosgi.api.rule.FlagRule.Word.CONFIGURE_MSG_SERVICE;
import static org.mapiosgi.api.rule.FlagRule.Word.COPY_FOLDER;
import static org.mapiosgi.api.rule.FlagRule.Word.COPY_MESSAGES;
import static org.mapiosgi.api.rule.FlagRule.Word.COPY_PROFILE;
import static org.mapiosgi.api.rule.FlagRule.Word.CREATE_FOLDER;
import static org.mapiosgi.api.rule.FlagRule.Word.CREATE_MSG_SERVICE;
import static org.mapiosgi.api.rule.FlagRule.Word.CREATE_PROFILE;
import static org.mapiosgi.api.rule.FlagRule.Word.DELETE_ATTACH;
import static org.mapiosgi.api.rule.FlagRule.Word.DELETE_FOLDER;
import static org.mapiosgi.api.rule.FlagRule.Word.DELETE_MESSAGES;
import static org.mapiosgi.api.rule.FlagRule.Word.EMPTY_FOLDER;
import static org.mapiosgi.api.rule.FlagRule.Word.GET_IDS_FROM_NAMES;
import static org.mapiosgi.api.rule.FlagRule.Word.LOGOFF;
import static org.mapiosgi.api.rule.FlagRule.Word.MAPI_INITIALIZE;
import static org.mapiosgi.api.rule.FlagRule.Word.MAPI_LOGON_EX;
import static org.mapiosgi.api.rule.FlagRule.Word.MODIFY_RECIPIENTS;
import static org.mapiosgi.api.rule.FlagRule.Word.OPEN_ADDRESS_BOOK;
import static org.mapiosgi.api.rule.FlagRule.Word.OPEN_ENTRY;
import static org.mapiosgi.api.rule.FlagRule.Word.OPEN_MSG_STORE;
import static org.mapiosgi.api.rule.FlagRule.Word.OPEN_PROFILE_SECTION;
import static org.mapiosgi.api.rule.FlagRule.Word.OPEN_PROPERTY;
import static org.mapiosgi.api.rule.FlagRule.Word.PROFILE_CONFIG_FLAGS;
import static org.mapiosgi.api.rule.FlagRule.Word.RENAME_PROFILE;
import static org.mapiosgi.api.rule.FlagRule.Word.RESOLVE_NAME;
import static org.mapiosgi.api.rule.FlagRule.Word.SAVE_CHANGES;
import static org.mapiosgi.api.rule.FlagRule.Word.SET_READ_FLAG;
import static org.mapiosgi.api.rule.FlagRule.Word.SUBMIT_MESSAGE;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.mapiosgi.api.rule.FlagRule.Word;

/** The demands on flag words, as data. */
final class FlagTable {
  private static final int INIT_KNOWN = 0x00010009;
  private static final int LOGON_KNOWN = 0x8033B07F;
  private static final String UNKNOWN = "bits that MAPI does not know";

  /** Of the words that tell nothing but these demands: the bits that MAPI knows. */
  private static final Map<Word, Integer> KNOWN =
      Map.ofEntries(
          Map.entry(OPEN_ENTRY, 0x0000421B),
          Map.entry(ADVISE, 0x800003FF),
          Map.entry(OPEN_PROPERTY, 0x0000000F),
          Map.entry(SAVE_CHANGES, 0x0000000F),
          Map.entry(COPY_MESSAGES, 0x8000000F),
          Map.entry(DELETE_MESSAGES, 0x00000012),
          Map.entry(CREATE_FOLDER, 0x80000009),
          Map.entry(OPEN_ADDRESS_BOOK, 0x00000001),
          Map.entry(RESOLVE_NAME, 0x80004009),
          Map.entry(COPY_FOLDER, 0x80000017),
          Map.entry(DELETE_FOLDER, 0x0000001F),
          Map.entry(EMPTY_FOLDER, 0x0000001A),
          Map.entry(SUBMIT_MESSAGE, 0x00000001),
          Map.entry(SET_READ_FLAG, 0x0000007D),
          Map.entry(MODIFY_RECIPIENTS, 0x0000000E),
          Map.entry(DELETE_ATTACH, 0x00000001),
          Map.entry(GET_IDS_FROM_NAMES, 0x00000002),
          Map.entry(CREATE_PROFILE, 0x80000009),
          Map.entry(COPY_PROFILE, 0x80000008),
          Map.entry(RENAME_PROFILE, 0x80000008),
          Map.entry(ADMIN_SERVICES, 0x80000008),
          Map.entry(CREATE_MSG_SERVICE, 0x8000009A),
          Map.entry(CONFIGURE_MSG_SERVICE, 0x8000009A),
          Map.entry(OPEN_PROFILE_SECTION, 0x00080009));

  private static final List<FlagRule> OF_LOGON =
      List.of(
          new FlagRule("R2", MAPI_INITIALIZE, IN_SERVICE_ONLY, "MAPI_NT_SERVICE", 0x00010000),
          new FlagRule("R5", MAPI_INITIALIZE, NEVER, UNKNOWN, ~INIT_KNOWN),
          new FlagRule("R2", MAPI_LOGON_EX, IN_SERVICE_ONLY, "MAPI_NT_SERVICE", 0x00010000),
          new FlagRule("R3", MAPI_LOGON_EX, IN_SERVICE, "MAPI_NO_MAIL", 0x00008000),
          new FlagRule("R3", MAPI_LOGON_EX, NOT_IN_SERVICE, "MAPI_FORCE_DOWNLOAD", 0x00001000),
          new FlagRule("R4", MAPI_LOGON_EX, NEVER, "MAPI_LOGON_UI", 0x00000001),
          new FlagRule("R4", MAPI_LOGON_EX, NEVER, "MAPI_PASSWORD_UI", 0x00020000),
          new FlagRule("R4", MAPI_LOGON_EX, NEVER, "MAPI_SERVICE_UI_ALWAYS", 0x00002000),
          new FlagRule("R22", MAPI_LOGON_EX, IN_SERVICE, "MAPI_NEW_SESSION", 0x00000002),
          new FlagRule("R22", MAPI_LOGON_EX, IN_SERVICE, "MAPI_EXPLICIT_PROFILE", 0x00000010),
          new FlagRule("R22", MAPI_LOGON_EX, NEVER, "MAPI_ALLOW_OTHERS", 0x00000008),
          new FlagRule("R22", MAPI_LOGON_EX, NOT_IN_SERVICE, "MAPI_USE_DEFAULT", 0x00000040),
          new FlagRule("R43", MAPI_LOGON_EX, NEVER, UNKNOWN, ~LOGON_KNOWN),
          new FlagRule("R4", OPEN_MSG_STORE, IN_SERVICE, "MDB_NO_DIALOG", 0x00000001),
          new FlagRule("R4", LOGOFF, NEVER, "MAPI_LOGOFF_UI", 0x00000002),
          new FlagRule("R23", LOGOFF, NEVER, "MAPI_LOGOFF_SHARED", 0x00000001));

  private static final List<FlagRule> DIALOGS =
      List.of(
          new FlagRule("R4", COPY_MESSAGES, NEVER, "MESSAGE_DIALOG", 0x00000002),
          new FlagRule("R4", DELETE_MESSAGES, NEVER, "MESSAGE_DIALOG", 0x00000002),
          new FlagRule("R4", OPEN_ADDRESS_BOOK, IN_SERVICE, "AB_NO_DIALOG", 0x00000001),
          new FlagRule("R4", RESOLVE_NAME, NEVER, "MAPI_DIALOG", 0x00000008),
          new FlagRule("R4", COPY_FOLDER, NEVER, "FOLDER_DIALOG", 0x00000002),
          new FlagRule("R4", DELETE_FOLDER, NEVER, "FOLDER_DIALOG", 0x00000002),
          new FlagRule("R4", EMPTY_FOLDER, NEVER, "FOLDER_DIALOG", 0x00000002),
          new FlagRule("R4", DELETE_ATTACH, NEVER, "ATTACH_DIALOG", 0x00000001),
          new FlagRule("R4", CREATE_PROFILE, NEVER, "MAPI_DIALOG", 0x00000008),
          new FlagRule("R4", COPY_PROFILE, NEVER, "MAPI_DIALOG", 0x00000008),
          new FlagRule("R4", RENAME_PROFILE, NEVER, "MAPI_DIALOG", 0x00000008),
          new FlagRule("R4", ADMIN_SERVICES, NEVER, "MAPI_DIALOG", 0x00000008),
          new FlagRule("R4", CREATE_MSG_SERVICE, NEVER, "SERVICE_UI_ALWAYS", 0x00000002),
          new FlagRule("R4", CREATE_MSG_SERVICE, NEVER, "MSG_SERVICE_UI_READ_ONLY", 0x00000008),
          new FlagRule("R4", CREATE_MSG_SERVICE, NEVER, "SERVICE_UI_ALLOWED", 0x00000010),
          new FlagRule("R4", CONFIGURE_MSG_SERVICE, NEVER, "SERVICE_UI_ALWAYS", 0x00000002),
          new FlagRule("R4", CONFIGURE_MSG_SERVICE, NEVER, "MSG_SERVICE_UI_READ_ONLY", 0x00000008),
          new FlagRule("R4", CONFIGURE_MSG_SERVICE, NEVER, "SERVICE_UI_ALLOWED", 0x00000010),
          new FlagRule("R4", PROFILE_CONFIG_FLAGS, NEVER, "CONFIG_SHOW_STARTUP_UI", 0x00000002),
          new FlagRule("R4", PROFILE_CONFIG_FLAGS, NEVER, "CONFIG_SHOW_CONNECT_UI", 0x00000004),
          new FlagRule(
              "R4", PROFILE_CONFIG_FLAGS, NEVER, "CONFIG_PROMPT_FOR_CREDENTIALS", 0x00000008));

  static final List<FlagRule> ALL =
      Stream.of(
              OF_LOGON.stream(),
              DIALOGS.stream(),
              KNOWN.entrySet().stream()
                  .sorted(Map.Entry.comparingByKey())
                  .map(
                      each -> new FlagRule("R43", each.getKey(), NEVER, UNKNOWN, ~each.getValue())))
          .flatMap(each -> each)
          .toList();

  private FlagTable() {}
}
