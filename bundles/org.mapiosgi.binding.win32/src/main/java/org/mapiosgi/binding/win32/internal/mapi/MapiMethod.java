// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import com.sun.jna.Pointer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.error.MapiException;
import org.mapiosgi.api.rule.FlagRule;

/**
 * The vtable slot and the arguments of every interface method that is called here; the only place
 * for such numbers. A test compares them with the vtables that a C compiler makes of independent
 * headers.
 *
 * <p>Arguments, without the object itself: {@code u4} 32 bits, {@code flags} as well, and a word
 * that {@link FlagRule}s are looked up for, {@code p} a pointer, {@code uptr} ULONG_PTR, which is
 * pointer-sized even where documentation and some headers say ULONG (R17), {@code i8} 64 bits.
 */
public enum MapiMethod {
  UNKNOWN_QUERY_INTERFACE("IUnknown", "QueryInterface", 0, "p p"),
  UNKNOWN_RELEASE("IUnknown", "Release", 2, ""),

  PROP_GET_LAST_ERROR("IMAPIProp", "GetLastError", 3, "u4 u4 p"),
  PROP_SAVE_CHANGES("IMAPIProp", "SaveChanges", 4, "flags"),
  PROP_GET_PROPS("IMAPIProp", "GetProps", 5, "p u4 p p"),
  PROP_GET_PROP_LIST("IMAPIProp", "GetPropList", 6, "u4 p"),
  PROP_OPEN_PROPERTY("IMAPIProp", "OpenProperty", 7, "u4 p u4 flags p"),
  PROP_SET_PROPS("IMAPIProp", "SetProps", 8, "u4 p p"),
  PROP_DELETE_PROPS("IMAPIProp", "DeleteProps", 9, "p p"),
  PROP_COPY_PROPS("IMAPIProp", "CopyProps", 11, "p uptr p p p flags p"),
  PROP_GET_NAMES_FROM_IDS("IMAPIProp", "GetNamesFromIDs", 12, "p p u4 p p"),
  PROP_GET_IDS_FROM_NAMES("IMAPIProp", "GetIDsFromNames", 13, "u4 p flags p"),

  SESSION_GET_LAST_ERROR("IMAPISession", "GetLastError", 3, "u4 u4 p"),
  SESSION_GET_MSG_STORES_TABLE("IMAPISession", "GetMsgStoresTable", 4, "u4 p"),
  SESSION_OPEN_MSG_STORE("IMAPISession", "OpenMsgStore", 5, "uptr u4 p p flags p"),
  SESSION_OPEN_ADDRESS_BOOK("IMAPISession", "OpenAddressBook", 6, "uptr p flags p"),
  SESSION_GET_STATUS_TABLE("IMAPISession", "GetStatusTable", 8, "u4 p"),
  SESSION_OPEN_ENTRY("IMAPISession", "OpenEntry", 9, "u4 p p flags p p"),
  SESSION_QUERY_IDENTITY("IMAPISession", "QueryIdentity", 16, "p p"),
  SESSION_LOGOFF("IMAPISession", "Logoff", 17, "uptr flags u4"),

  ADDRESS_BOOK_OPEN_ENTRY("IAddrBook", "OpenEntry", 14, "u4 p p flags p p"),
  ADDRESS_BOOK_CREATE_ONE_OFF("IAddrBook", "CreateOneOff", 18, "p p p u4 p p"),
  ADDRESS_BOOK_RESOLVE_NAME("IAddrBook", "ResolveName", 20, "uptr flags p p"),
  ADDRESS_BOOK_GET_SEARCH_PATH("IAddrBook", "GetSearchPath", 29, "u4 p"),

  CONTAINER_GET_CONTENTS_TABLE("IABContainer", "GetContentsTable", 14, "u4 p"),
  CONTAINER_GET_HIERARCHY_TABLE("IABContainer", "GetHierarchyTable", 15, "u4 p"),

  MANAGE_STORE_CREATE_STORE_ENTRY_ID("IExchangeManageStore", "CreateStoreEntryID", 3, "p p u4 p p"),
  MANAGE_STORE_CREATE_STORE_ENTRY_ID_2(
      "IExchangeManageStoreEx", "CreateStoreEntryID2", 8, "u4 p u4 p p"),

  STORE_ADVISE("IMsgStore", "Advise", 14, "u4 p flags p p"),
  STORE_UNADVISE("IMsgStore", "Unadvise", 15, "uptr"),
  STORE_OPEN_ENTRY("IMsgStore", "OpenEntry", 17, "u4 p p flags p p"),
  STORE_GET_RECEIVE_FOLDER("IMsgStore", "GetReceiveFolder", 19, "p u4 p p p"),
  STORE_ABORT_SUBMIT("IMsgStore", "AbortSubmit", 22, "u4 p u4"),

  FOLDER_GET_CONTENTS_TABLE("IMAPIFolder", "GetContentsTable", 14, "u4 p"),
  FOLDER_GET_HIERARCHY_TABLE("IMAPIFolder", "GetHierarchyTable", 15, "u4 p"),
  FOLDER_SET_SEARCH_CRITERIA("IMAPIFolder", "SetSearchCriteria", 17, "p p u4"),
  FOLDER_GET_SEARCH_CRITERIA("IMAPIFolder", "GetSearchCriteria", 18, "u4 p p p"),
  FOLDER_CREATE_MESSAGE("IMAPIFolder", "CreateMessage", 19, "p u4 p"),
  FOLDER_COPY_MESSAGES("IMAPIFolder", "CopyMessages", 20, "p p p uptr p flags"),
  FOLDER_DELETE_MESSAGES("IMAPIFolder", "DeleteMessages", 21, "p uptr p flags"),
  FOLDER_CREATE_FOLDER("IMAPIFolder", "CreateFolder", 22, "u4 p p p flags p"),
  FOLDER_COPY_FOLDER("IMAPIFolder", "CopyFolder", 23, "u4 p p p p uptr p flags"),
  FOLDER_DELETE_FOLDER("IMAPIFolder", "DeleteFolder", 24, "u4 p uptr p flags"),
  FOLDER_EMPTY_FOLDER("IMAPIFolder", "EmptyFolder", 29, "uptr p flags"),

  MESSAGE_GET_ATTACHMENT_TABLE("IMessage", "GetAttachmentTable", 14, "u4 p"),
  MESSAGE_OPEN_ATTACH("IMessage", "OpenAttach", 15, "u4 p u4 p"),
  MESSAGE_CREATE_ATTACH("IMessage", "CreateAttach", 16, "p u4 p p"),
  MESSAGE_DELETE_ATTACH("IMessage", "DeleteAttach", 17, "u4 uptr p flags"),
  MESSAGE_GET_RECIPIENT_TABLE("IMessage", "GetRecipientTable", 18, "u4 p"),
  MESSAGE_MODIFY_RECIPIENTS("IMessage", "ModifyRecipients", 19, "flags p"),
  MESSAGE_SUBMIT_MESSAGE("IMessage", "SubmitMessage", 20, "flags"),
  MESSAGE_SET_READ_FLAG("IMessage", "SetReadFlag", 21, "flags"),

  TABLE_GET_LAST_ERROR("IMAPITable", "GetLastError", 3, "u4 u4 p"),
  TABLE_ADVISE("IMAPITable", "Advise", 4, "u4 p p"),
  TABLE_UNADVISE("IMAPITable", "Unadvise", 5, "uptr"),
  TABLE_SET_COLUMNS("IMAPITable", "SetColumns", 7, "p u4"),
  TABLE_GET_ROW_COUNT("IMAPITable", "GetRowCount", 9, "u4 p"),
  TABLE_SEEK_ROW("IMAPITable", "SeekRow", 10, "uptr u4 p"),
  TABLE_QUERY_POSITION("IMAPITable", "QueryPosition", 12, "p p p"),
  TABLE_FIND_ROW("IMAPITable", "FindRow", 13, "p uptr u4"),
  TABLE_RESTRICT("IMAPITable", "Restrict", 14, "p u4"),
  TABLE_CREATE_BOOKMARK("IMAPITable", "CreateBookmark", 15, "p"),
  TABLE_FREE_BOOKMARK("IMAPITable", "FreeBookmark", 16, "uptr"),
  TABLE_SORT_TABLE("IMAPITable", "SortTable", 17, "p u4"),
  TABLE_QUERY_ROWS("IMAPITable", "QueryRows", 19, "u4 u4 p"),
  TABLE_EXPAND_ROW("IMAPITable", "ExpandRow", 21, "u4 p u4 u4 p p"),
  TABLE_COLLAPSE_ROW("IMAPITable", "CollapseRow", 22, "u4 p u4 p"),

  PROF_ADMIN_GET_LAST_ERROR("IProfAdmin", "GetLastError", 3, "u4 u4 p"),
  PROF_ADMIN_GET_PROFILE_TABLE("IProfAdmin", "GetProfileTable", 4, "u4 p"),
  PROF_ADMIN_CREATE_PROFILE("IProfAdmin", "CreateProfile", 5, "p p uptr flags"),
  PROF_ADMIN_DELETE_PROFILE("IProfAdmin", "DeleteProfile", 6, "p u4"),
  PROF_ADMIN_COPY_PROFILE("IProfAdmin", "CopyProfile", 8, "p p p uptr flags"),
  PROF_ADMIN_RENAME_PROFILE("IProfAdmin", "RenameProfile", 9, "p p p uptr flags"),
  PROF_ADMIN_SET_DEFAULT_PROFILE("IProfAdmin", "SetDefaultProfile", 10, "p u4"),
  PROF_ADMIN_ADMIN_SERVICES("IProfAdmin", "AdminServices", 11, "p p uptr flags p"),

  SERVICE_ADMIN_GET_LAST_ERROR("IMsgServiceAdmin", "GetLastError", 3, "u4 u4 p"),
  SERVICE_ADMIN_GET_MSG_SERVICE_TABLE("IMsgServiceAdmin", "GetMsgServiceTable", 4, "u4 p"),
  SERVICE_ADMIN_CREATE_MSG_SERVICE("IMsgServiceAdmin", "CreateMsgService", 5, "p p uptr flags"),
  SERVICE_ADMIN_DELETE_MSG_SERVICE("IMsgServiceAdmin", "DeleteMsgService", 6, "p"),
  SERVICE_ADMIN_CONFIGURE_MSG_SERVICE(
      "IMsgServiceAdmin", "ConfigureMsgService", 9, "p uptr flags u4 p"),
  SERVICE_ADMIN_OPEN_PROFILE_SECTION("IMsgServiceAdmin", "OpenProfileSection", 10, "p p flags p"),
  SERVICE_ADMIN_ADMIN_PROVIDERS("IMsgServiceAdmin", "AdminProviders", 12, "p u4 p"),
  SERVICE_ADMIN_GET_PROVIDER_TABLE("IMsgServiceAdmin", "GetProviderTable", 14, "u4 p"),

  PROVIDER_ADMIN_GET_LAST_ERROR("IProviderAdmin", "GetLastError", 3, "u4 u4 p"),
  PROVIDER_ADMIN_GET_PROVIDER_TABLE("IProviderAdmin", "GetProviderTable", 4, "u4 p"),
  PROVIDER_ADMIN_OPEN_PROFILE_SECTION("IProviderAdmin", "OpenProfileSection", 7, "p p flags p"),

  STREAM_READ("IStream", "Read", 3, "p u4 p"),
  STREAM_WRITE("IStream", "Write", 4, "p u4 p"),
  STREAM_SEEK("IStream", "Seek", 5, "i8 u4 p"),
  STREAM_COMMIT("IStream", "Commit", 8, "u4"),

  EXPORT_GET_LAST_ERROR("IExchangeExportChanges", "GetLastError", 3, "u4 u4 p"),
  EXPORT_CONFIG("IExchangeExportChanges", "Config", 4, "p u4 p p p p u4"),
  EXPORT_SYNCHRONIZE("IExchangeExportChanges", "Synchronize", 5, "p p"),
  EXPORT_UPDATE_STATE("IExchangeExportChanges", "UpdateState", 6, "p"),

  SINK_ON_NOTIFY("IMAPIAdviseSink", "OnNotify", 3, "u4 p"),

  IMPORT_CONTENTS_GET_LAST_ERROR("IExchangeImportContentsChanges", "GetLastError", 3, "u4 u4 p"),
  IMPORT_CONTENTS_CONFIG("IExchangeImportContentsChanges", "Config", 4, "p u4"),
  IMPORT_CONTENTS_UPDATE_STATE("IExchangeImportContentsChanges", "UpdateState", 5, "p"),
  IMPORT_MESSAGE_CHANGE("IExchangeImportContentsChanges", "ImportMessageChange", 6, "u4 p u4 p"),
  IMPORT_MESSAGE_DELETION("IExchangeImportContentsChanges", "ImportMessageDeletion", 7, "u4 p"),
  IMPORT_READ_STATE_CHANGE(
      "IExchangeImportContentsChanges", "ImportPerUserReadStateChange", 8, "u4 p"),
  IMPORT_MESSAGE_MOVE(
      "IExchangeImportContentsChanges", "ImportMessageMove", 9, "u4 p u4 p u4 p u4 p u4 p"),

  IMPORT_HIERARCHY_GET_LAST_ERROR("IExchangeImportHierarchyChanges", "GetLastError", 3, "u4 u4 p"),
  IMPORT_HIERARCHY_CONFIG("IExchangeImportHierarchyChanges", "Config", 4, "p u4"),
  IMPORT_HIERARCHY_UPDATE_STATE("IExchangeImportHierarchyChanges", "UpdateState", 5, "p"),
  IMPORT_FOLDER_CHANGE("IExchangeImportHierarchyChanges", "ImportFolderChange", 6, "u4 p"),
  IMPORT_FOLDER_DELETION("IExchangeImportHierarchyChanges", "ImportFolderDeletion", 7, "u4 p");

  private static final int NONE = -1;

  private final String declaredIn;
  private final String method;
  private final int slot;
  private final int arity;
  private final int pointerSized; // bit n: argument n
  private final int eightBytes; // bit n: argument n
  private final int flags;
  private final int never;

  MapiMethod(String declaredIn, String method, int slot, String arguments) {
    this.declaredIn = declaredIn;
    this.method = method;
    this.slot = slot;
    int count = 0;
    int pointers = 0;
    int eights = 0;
    int word = NONE;
    for (String argument : arguments.split(" ", 0)) {
      if (!argument.isEmpty()) {
        word = argument.equals("flags") ? count : word;
        pointers |= argument.equals("p") || argument.equals("uptr") ? 1 << count : 0;
        eights |= argument.equals("i8") ? 1 << count : 0;
        count++;
      }
    }
    this.arity = count;
    this.pointerSized = pointers;
    this.eightBytes = eights;
    this.flags = word;
    this.never = neverAllowed().mapToInt(FlagRule::bits).reduce(0, (all, bits) -> all | bits);
  }

  private Stream<FlagRule> neverAllowed() {
    return FlagRule.all().stream()
        .filter(rule -> rule.demand() == FlagRule.Demand.NEVER && isOf(rule.word()));
  }

  /** Says whether a word of the catalogue is this method's. */
  boolean isOf(FlagRule.Word word) {
    return flags != NONE
        && (word.spelled().equals(declaredIn + "::" + method) || word.spelled().equals(method));
  }

  /**
   * Refuses flags that no call may have: whatever code passes them, MAPI does not see them.
   *
   * @throws MapiException as MAPI would, MAPI_E_USER_CANCEL or MAPI_E_UNKNOWN_FLAGS
   */
  void requireHarmless(String operation, Object... arguments) {
    if (flags == NONE) {
      return;
    }
    int word = (Integer) arguments[flags];
    if ((word & never) == 0) {
      return;
    }
    FlagRule rule =
        neverAllowed().filter(each -> (word & each.bits()) != 0).findFirst().orElseThrow();
    throw MapiException.of(
            operation,
            rule.rule().equals("R4") ? HResult.named("MAPI_E_USER_CANCEL") : HResult.UNKNOWN_FLAGS,
            String.format("flags 0x%08X", word))
        .withHint(rule.rule(), rule.text() + "; refused before native code was entered");
  }

  /** An interface in whose vtable the slot is. */
  String declaredIn() {
    return declaredIn;
  }

  /** The name in the headers. */
  String method() {
    return method;
  }

  /** The index in the vtable. */
  int slot() {
    return slot;
  }

  /** The number of arguments beside the object. */
  int arity() {
    return arity;
  }

  /** Says whether the argument has 64 bits on every platform. */
  boolean eightBytes(int argument) {
    return (eightBytes & 1 << argument) != 0;
  }

  /** Says whether a value can be passed as the argument. */
  boolean takes(int argument, @Nullable Object value) {
    if ((pointerSized & 1 << argument) != 0) {
      return value == null || value instanceof Pointer;
    }
    return eightBytes(argument) ? value instanceof Long : value instanceof Integer;
  }
}
