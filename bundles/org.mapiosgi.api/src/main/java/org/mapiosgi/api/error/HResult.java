// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.api.error;

import static org.mapiosgi.api.error.RetryClass.CALLER;
import static org.mapiosgi.api.error.RetryClass.FATAL;
import static org.mapiosgi.api.error.RetryClass.RECONNECT;
import static org.mapiosgi.api.error.RetryClass.RETRY_CALL;
import static org.mapiosgi.api.error.RetryClass.RETRY_LATER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds the result code of a native call: 32 bits, the top one set on failure.
 *
 * <p>Names and codes come from MAPICode.h. Some codes that Outlook returns but the headers lack are
 * added (MAPI_E_RECONNECTED, MAPI_E_OFFLINE and others, as MFCMAPI lists them). Streams and
 * storages return the STG_E_* codes of winerror.h.
 *
 * @param code the 32 bits
 */
public record HResult(int code) {
  private record Known(String name, RetryClass retry) {}

  private static final Map<Integer, Known> KNOWN = new HashMap<>();
  private static final Map<String, HResult> BY_NAME = new HashMap<>();

  /** S_OK. */
  public static final HResult S_OK = define(0x00000000, "S_OK", CALLER);

  static {
    define(0x80004005, "MAPI_E_CALL_FAILED", RETRY_LATER);
    define(0x8007000E, "MAPI_E_NOT_ENOUGH_MEMORY", RETRY_LATER);
    define(0x80070057, "MAPI_E_INVALID_PARAMETER", CALLER);
    define(0x80004002, "MAPI_E_INTERFACE_NOT_SUPPORTED", CALLER);
    define(0x80070005, "MAPI_E_NO_ACCESS", CALLER);
    define(0x80040102, "MAPI_E_NO_SUPPORT", CALLER);
    define(0x80040103, "MAPI_E_BAD_CHARWIDTH", CALLER);
    define(0x80040105, "MAPI_E_STRING_TOO_LONG", CALLER);
    define(0x80040106, "MAPI_E_UNKNOWN_FLAGS", CALLER);
    define(0x80040107, "MAPI_E_INVALID_ENTRYID", CALLER);
    define(0x80040108, "MAPI_E_INVALID_OBJECT", CALLER);
    define(0x80040109, "MAPI_E_OBJECT_CHANGED", CALLER);
    define(0x8004010A, "MAPI_E_OBJECT_DELETED", CALLER);
    define(0x8004010B, "MAPI_E_BUSY", RETRY_CALL);
    define(0x8004010D, "MAPI_E_NOT_ENOUGH_DISK", RETRY_LATER);
    define(0x8004010E, "MAPI_E_NOT_ENOUGH_RESOURCES", RETRY_LATER);
    define(0x8004010F, "MAPI_E_NOT_FOUND", CALLER);
    define(0x80040110, "MAPI_E_VERSION", FATAL);
    define(0x80040111, "MAPI_E_LOGON_FAILED", FATAL);
    define(0x80040112, "MAPI_E_SESSION_LIMIT", RETRY_LATER);
    define(0x80040113, "MAPI_E_USER_CANCEL", FATAL);
    define(0x80040114, "MAPI_E_UNABLE_TO_ABORT", CALLER);
    define(0x80040115, "MAPI_E_NETWORK_ERROR", RECONNECT);
    define(0x80040116, "MAPI_E_DISK_ERROR", RETRY_LATER);
    define(0x80040117, "MAPI_E_TOO_COMPLEX", CALLER);
    define(0x80040118, "MAPI_E_BAD_COLUMN", CALLER);
    define(0x80040119, "MAPI_E_EXTENDED_ERROR", CALLER);
    define(0x8004011A, "MAPI_E_COMPUTED", CALLER);
    define(0x8004011B, "MAPI_E_CORRUPT_DATA", CALLER);
    define(0x8004011C, "MAPI_E_UNCONFIGURED", FATAL);
    define(0x8004011D, "MAPI_E_FAILONEPROVIDER", RETRY_LATER);
    define(0x8004011E, "MAPI_E_UNKNOWN_CPID", CALLER);
    define(0x8004011F, "MAPI_E_UNKNOWN_LCID", CALLER);
    define(0x80040120, "MAPI_E_PASSWORD_CHANGE_REQUIRED", FATAL);
    define(0x80040121, "MAPI_E_PASSWORD_EXPIRED", FATAL);
    define(0x80040122, "MAPI_E_INVALID_WORKSTATION_ACCOUNT", FATAL);
    define(0x80040123, "MAPI_E_INVALID_ACCESS_TIME", FATAL);
    define(0x80040124, "MAPI_E_ACCOUNT_DISABLED", FATAL);
    define(0x80040200, "MAPI_E_END_OF_SESSION", RECONNECT);
    define(0x80040201, "MAPI_E_UNKNOWN_ENTRYID", CALLER);
    define(0x80040202, "MAPI_E_MISSING_REQUIRED_COLUMN", CALLER);
    define(0x00040203, "MAPI_W_NO_SERVICE", CALLER);
    define(0x80040301, "MAPI_E_BAD_VALUE", CALLER);
    define(0x80040302, "MAPI_E_INVALID_TYPE", CALLER);
    define(0x80040303, "MAPI_E_TYPE_NO_SUPPORT", CALLER);
    define(0x80040304, "MAPI_E_UNEXPECTED_TYPE", CALLER);
    define(0x80040305, "MAPI_E_TOO_BIG", CALLER);
    define(0x80040306, "MAPI_E_DECLINE_COPY", CALLER);
    define(0x80040307, "MAPI_E_UNEXPECTED_ID", CALLER);
    define(0x00040380, "MAPI_W_ERRORS_RETURNED", CALLER);
    define(0x80040400, "MAPI_E_UNABLE_TO_COMPLETE", RETRY_LATER);
    define(0x80040401, "MAPI_E_TIMEOUT", RETRY_CALL);
    define(0x80040402, "MAPI_E_TABLE_EMPTY", CALLER);
    define(0x80040403, "MAPI_E_TABLE_TOO_BIG", CALLER);
    define(0x80040405, "MAPI_E_INVALID_BOOKMARK", CALLER);
    define(0x00040481, "MAPI_W_POSITION_CHANGED", CALLER);
    define(0x00040482, "MAPI_W_APPROX_COUNT", CALLER);
    define(0x80040500, "MAPI_E_WAIT", RETRY_CALL);
    define(0x80040501, "MAPI_E_CANCEL", CALLER);
    define(0x80040502, "MAPI_E_NOT_ME", CALLER);
    define(0x00040580, "MAPI_W_CANCEL_MESSAGE", CALLER);
    define(0x80040600, "MAPI_E_CORRUPT_STORE", FATAL);
    define(0x80040601, "MAPI_E_NOT_IN_QUEUE", CALLER);
    define(0x80040602, "MAPI_E_NO_SUPPRESS", CALLER);
    define(0x80040604, "MAPI_E_COLLISION", CALLER);
    define(0x80040605, "MAPI_E_NOT_INITIALIZED", FATAL);
    define(0x80040606, "MAPI_E_NON_STANDARD", CALLER);
    define(0x80040607, "MAPI_E_NO_RECIPIENTS", CALLER);
    define(0x80040608, "MAPI_E_SUBMITTED", CALLER);
    define(0x80040609, "MAPI_E_HAS_FOLDERS", CALLER);
    define(0x8004060A, "MAPI_E_HAS_MESSAGES", CALLER);
    define(0x8004060B, "MAPI_E_FOLDER_CYCLE", CALLER);
    define(0x00040680, "MAPI_W_PARTIAL_COMPLETION", CALLER);
    define(0x80040700, "MAPI_E_AMBIGUOUS_RECIP", CALLER);
    define(0x80040800, "SYNC_E_OBJECT_DELETED", CALLER);
    define(0x80040801, "SYNC_E_IGNORE", CALLER);
    define(0x80040802, "SYNC_E_CONFLICT", CALLER);
    define(0x80040803, "SYNC_E_NO_PARENT", CALLER);
    define(0x80040804, "SYNC_E_CYCLE", CALLER);
    define(0x80040805, "SYNC_E_UNSYNCHRONIZED", CALLER);
    define(0x00040820, "SYNC_W_PROGRESS", CALLER);
    define(0x00040821, "SYNC_W_CLIENT_CHANGE_NEWER", CALLER);
    define(0x80040125, "MAPI_E_RECONNECTED", RECONNECT);
    define(0x80040126, "MAPI_E_OFFLINE", RETRY_LATER);
    define(0x80040204, "MAPI_E_PROFILE_DELETED", FATAL);
    define(0x8004060C, "MAPI_E_STORE_FULL", CALLER);
    define(0x8004060D, "MAPI_E_LOCKID_LIMIT", RETRY_LATER);
    define(0x80010106, "RPC_E_CHANGED_MODE", FATAL);
    define(0x8001010E, "RPC_E_WRONG_THREAD", FATAL);
    define(0x80030001, "STG_E_INVALIDFUNCTION", CALLER);
    define(0x80030002, "STG_E_FILENOTFOUND", CALLER);
    define(0x80030003, "STG_E_PATHNOTFOUND", CALLER);
    define(0x80030004, "STG_E_TOOMANYOPENFILES", RETRY_LATER);
    define(0x80030005, "STG_E_ACCESSDENIED", CALLER);
    define(0x80030006, "STG_E_INVALIDHANDLE", CALLER);
    define(0x80030008, "STG_E_INSUFFICIENTMEMORY", RETRY_LATER);
    define(0x80030009, "STG_E_INVALIDPOINTER", CALLER);
    define(0x80030012, "STG_E_NOMOREFILES", CALLER);
    define(0x80030013, "STG_E_DISKISWRITEPROTECTED", CALLER);
    define(0x80030019, "STG_E_SEEKERROR", RETRY_LATER);
    define(0x8003001D, "STG_E_WRITEFAULT", RETRY_LATER);
    define(0x8003001E, "STG_E_READFAULT", RETRY_LATER);
    define(0x80030020, "STG_E_SHAREVIOLATION", RETRY_LATER);
    define(0x80030021, "STG_E_LOCKVIOLATION", RETRY_LATER);
    define(0x80030050, "STG_E_FILEALREADYEXISTS", CALLER);
    define(0x80030057, "STG_E_INVALIDPARAMETER", CALLER);
    define(0x80030070, "STG_E_MEDIUMFULL", RETRY_LATER);
    define(0x800300F0, "STG_E_PROPSETMISMATCHED", CALLER);
    define(0x800300FA, "STG_E_ABNORMALAPIEXIT", RETRY_LATER);
    define(0x800300FB, "STG_E_INVALIDHEADER", CALLER);
    define(0x800300FC, "STG_E_INVALIDNAME", CALLER);
    define(0x800300FD, "STG_E_UNKNOWN", RETRY_LATER);
    define(0x800300FE, "STG_E_UNIMPLEMENTEDFUNCTION", CALLER);
    define(0x800300FF, "STG_E_INVALIDFLAG", CALLER);
    define(0x80030100, "STG_E_INUSE", RETRY_LATER);
    define(0x80030101, "STG_E_NOTCURRENT", CALLER);
    define(0x80030102, "STG_E_REVERTED", CALLER);
    define(0x80030103, "STG_E_CANTSAVE", CALLER);
    define(0x80030104, "STG_E_OLDFORMAT", CALLER);
    define(0x80030105, "STG_E_OLDDLL", CALLER);
    define(0x80030106, "STG_E_SHAREREQUIRED", CALLER);
    define(0x80030107, "STG_E_NOTFILEBASEDSTORAGE", CALLER);
    define(0x80030108, "STG_E_EXTANTMARSHALLINGS", CALLER);
    define(0x80030109, "STG_E_DOCFILECORRUPT", CALLER);
    define(0x80030110, "STG_E_BADBASEADDRESS", CALLER);
    define(0x80030111, "STG_E_DOCFILETOOLARGE", CALLER);
    define(0x80030112, "STG_E_NOTSIMPLEFORMAT", CALLER);
    define(0x80030201, "STG_E_INCOMPLETE", RETRY_LATER);
    define(0x80030202, "STG_E_TERMINATED", CALLER);
  }

  /** MAPI_E_NOT_FOUND: no such property, row, profile or object. */
  public static final HResult NOT_FOUND = named("MAPI_E_NOT_FOUND");

  /** MAPI_E_NOT_ENOUGH_MEMORY: in a row, the value is long and must be read as a stream. */
  public static final HResult NOT_ENOUGH_MEMORY = named("MAPI_E_NOT_ENOUGH_MEMORY");

  /** MAPI_E_UNEXPECTED_TYPE: the property has a value of another type. */
  public static final HResult UNEXPECTED_TYPE = named("MAPI_E_UNEXPECTED_TYPE");

  /** MAPI_E_TOO_BIG: the value is too long to be read whole. */
  public static final HResult TOO_BIG = named("MAPI_E_TOO_BIG");

  /** MAPI_E_NO_ACCESS. */
  public static final HResult NO_ACCESS = named("MAPI_E_NO_ACCESS");

  /** MAPI_E_COLLISION: an object with this name exists. */
  public static final HResult COLLISION = named("MAPI_E_COLLISION");

  /** MAPI_E_NO_RECIPIENTS. */
  public static final HResult NO_RECIPIENTS = named("MAPI_E_NO_RECIPIENTS");

  /** MAPI_E_NOT_INITIALIZED. */
  public static final HResult NOT_INITIALIZED = named("MAPI_E_NOT_INITIALIZED");

  /** MAPI_E_LOGON_FAILED. */
  public static final HResult LOGON_FAILED = named("MAPI_E_LOGON_FAILED");

  /** MAPI_E_END_OF_SESSION. */
  public static final HResult END_OF_SESSION = named("MAPI_E_END_OF_SESSION");

  /** MAPI_E_TIMEOUT. */
  public static final HResult TIMEOUT = named("MAPI_E_TIMEOUT");

  /** MAPI_E_NO_SUPPORT. */
  public static final HResult NO_SUPPORT = named("MAPI_E_NO_SUPPORT");

  /** MAPI_E_INVALID_PARAMETER. */
  public static final HResult INVALID_PARAMETER = named("MAPI_E_INVALID_PARAMETER");

  /** MAPI_E_UNKNOWN_FLAGS. */
  public static final HResult UNKNOWN_FLAGS = named("MAPI_E_UNKNOWN_FLAGS");

  /** MAPI_E_CALL_FAILED, the same bits as E_FAIL. */
  public static final HResult CALL_FAILED = named("MAPI_E_CALL_FAILED");

  private static HResult define(int code, String name, RetryClass retry) {
    HResult result = new HResult(code);
    if (KNOWN.put(code, new Known(name, retry)) != null) {
      throw new IllegalStateException("defined twice: " + name);
    }
    BY_NAME.put(name, result);
    return result;
  }

  /**
   * Returns the code that the headers give this name.
   *
   * @throws IllegalArgumentException if they do not know the name
   */
  public static HResult named(String name) {
    HResult result = BY_NAME.get(name);
    if (result == null) {
      throw new IllegalArgumentException(name + " is no MAPI result code");
    }
    return result;
  }

  /** Returns all codes that have a name, in the order of their bits. The list cannot be changed. */
  public static List<HResult> known() {
    return KNOWN.keySet().stream().sorted().map(HResult::new).toList();
  }

  /** Says whether the call failed. Warnings (MAPI_W_*) are successes. */
  public boolean isFailure() {
    return code < 0;
  }

  /** Returns the symbolic name, or the hexadecimal digits if the code has no name. */
  public String name() {
    Known known = KNOWN.get(code);
    return known == null ? hex() : known.name();
  }

  /** Returns the 32 bits as {@code 0x8004010F}. */
  public String hex() {
    return String.format("0x%08X", code);
  }

  /**
   * Says what to do about a failure. An unknown code counts as {@link RetryClass#RETRY_LATER},
   * because its cause may be temporary.
   */
  public RetryClass retry() {
    Known known = KNOWN.get(code);
    return known == null ? RETRY_LATER : known.retry();
  }

  /** Returns {@code MAPI_E_NOT_FOUND (0x8004010F)}. */
  @Override
  public String toString() {
    return KNOWN.containsKey(code) ? name() + " (" + hex() + ")" : hex();
  }
}
