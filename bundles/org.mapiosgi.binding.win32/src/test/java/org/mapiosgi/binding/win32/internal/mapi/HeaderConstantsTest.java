// SPDX-License-Identifier: Apache-2.0
package org.mapiosgi.binding.win32.internal.mapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mapiosgi.api.MapiEvent;
import org.mapiosgi.api.error.HResult;
import org.mapiosgi.api.property.PropType;
import org.mapiosgi.api.property.Restriction;
import org.mapiosgi.binding.win32.internal.codec.Abi;
import org.mapiosgi.binding.win32.internal.codec.CCompiler;
import org.mapiosgi.spi.NativeFolder;
import org.mapiosgi.spi.NativeMapi;
import org.mapiosgi.spi.NativeMessage;
import org.mapiosgi.spi.NativeProfiles;
import org.mapiosgi.spi.NativeProps;
import org.mapiosgi.spi.NativeSearch;
import org.mapiosgi.spi.NativeServiceAdmin;
import org.mapiosgi.spi.NativeSession;
import org.mapiosgi.spi.NativeStore;

/** The numbers of API and SPI that travel to native code as they are. */
class HeaderConstantsTest {
  /** The names of result codes that winerror.h declares and MAPICode.h does not. */
  static final Pattern WIN_ERROR = Pattern.compile("S_OK|STG_E_.*|RPC_E_.*");

  private final Map<String, Long> ours = new LinkedHashMap<>();

  private void put(String macro, int value) {
    ours.put(macro, Integer.toUnsignedLong(value));
  }

  private void compare() {
    assertThat(ours).isEqualTo(CCompiler.evaluate(Abi.X64, List.copyOf(ours.keySet())));
  }

  @Test
  void flagsAreThoseOfTheHeaders() {
    put("MAPI_LOGON_UI", NativeMapi.MAPI_LOGON_UI);
    put("MAPI_NEW_SESSION", NativeMapi.MAPI_NEW_SESSION);
    put("MAPI_ALLOW_OTHERS", NativeMapi.MAPI_ALLOW_OTHERS);
    put("MAPI_EXPLICIT_PROFILE", NativeMapi.MAPI_EXPLICIT_PROFILE);
    put("MAPI_EXTENDED", NativeMapi.MAPI_EXTENDED);
    put("MAPI_FORCE_DOWNLOAD", NativeMapi.MAPI_FORCE_DOWNLOAD);
    put("MAPI_SERVICE_UI_ALWAYS", NativeMapi.MAPI_SERVICE_UI_ALWAYS);
    put("MAPI_NO_MAIL", NativeMapi.MAPI_NO_MAIL);
    put("MAPI_PASSWORD_UI", NativeMapi.MAPI_PASSWORD_UI);
    put("MAPI_TIMEOUT_SHORT", NativeMapi.MAPI_TIMEOUT_SHORT);
    put("MAPI_UNICODE", NativeMapi.MAPI_UNICODE);
    put("MDB_NO_DIALOG", NativeSession.MDB_NO_DIALOG);
    put("MDB_WRITE", NativeSession.MDB_WRITE);
    put("MDB_NO_MAIL", NativeSession.MDB_NO_MAIL);
    put("MAPI_BEST_ACCESS", NativeStore.MAPI_BEST_ACCESS);
    put("MDB_TEMPORARY", NativeSession.MDB_TEMPORARY);
    put("MESSAGE_MOVE", NativeFolder.MESSAGE_MOVE);
    put("MAPI_ASSOCIATED", NativeFolder.MAPI_ASSOCIATED);
    put("FOLDER_MOVE", NativeFolder.FOLDER_MOVE);
    put("COPY_SUBFOLDERS", NativeFolder.COPY_SUBFOLDERS);
    put("DEL_MESSAGES", NativeFolder.DEL_MESSAGES);
    put("DEL_FOLDERS", NativeFolder.DEL_FOLDERS);
    put("STOP_SEARCH", NativeFolder.STOP_SEARCH);
    put("RESTART_SEARCH", NativeFolder.RESTART_SEARCH);
    put("RECURSIVE_SEARCH", NativeFolder.RECURSIVE_SEARCH);
    put("SHALLOW_SEARCH", NativeFolder.SHALLOW_SEARCH);
    put("FOREGROUND_SEARCH", NativeFolder.FOREGROUND_SEARCH);
    put("BACKGROUND_SEARCH", NativeFolder.BACKGROUND_SEARCH);
    put("SEARCH_RUNNING", NativeSearch.SEARCH_RUNNING);
    put("SEARCH_REBUILD", NativeSearch.SEARCH_REBUILD);
    put("SEARCH_RECURSIVE", NativeSearch.SEARCH_RECURSIVE);
    put("SEARCH_FOREGROUND", NativeSearch.SEARCH_FOREGROUND);
    put("SUPPRESS_RECEIPT", NativeMessage.SUPPRESS_RECEIPT);
    put("CLEAR_READ_FLAG", NativeMessage.CLEAR_READ_FLAG);
    put("KEEP_OPEN_READWRITE", NativeProps.KEEP_OPEN_READWRITE);
    put("MAPI_MODIFY", NativeProps.MAPI_MODIFY);
    put("MAPI_CREATE", NativeProps.MAPI_CREATE);
    put("MAPI_DEFAULT_SERVICES", NativeProfiles.MAPI_DEFAULT_SERVICES);
    put("MAPI_DIALOG", NativeProfiles.MAPI_DIALOG);
    put("SERVICE_UI_ALWAYS", NativeServiceAdmin.SERVICE_UI_ALWAYS);
    put("SERVICE_UI_ALLOWED", NativeServiceAdmin.SERVICE_UI_ALLOWED);
    compare();
  }

  @Test
  void resultCodesOfWindowsAreThoseOfTheHeaders() {
    for (HResult code : HResult.known()) {
      if (WIN_ERROR.matcher(code.name()).matches()) {
        put(code.name(), code.code());
      }
    }
    assertThat(ours).hasSizeGreaterThan(40);
    compare();
  }

  @Test
  void propertyTypesAreThoseOfTheHeaders() {
    for (PropType type : PropType.values()) {
      put("PT_" + type.name(), type.code());
    }
    put("MV_FLAG", PropType.MV_FLAG);
    put("MV_INSTANCE", PropType.MV_INSTANCE);
    compare();
  }

  @Test
  void eventsRelationsAndMatchesAreThoseOfTheHeaders() {
    put("fnevCriticalError", MapiEvent.Kind.CRITICAL_ERROR.mask());
    put("fnevNewMail", MapiEvent.Kind.NEW_MAIL.mask());
    put("fnevObjectCreated", MapiEvent.Kind.CREATED.mask());
    put("fnevObjectDeleted", MapiEvent.Kind.DELETED.mask());
    put("fnevObjectModified", MapiEvent.Kind.MODIFIED.mask());
    put("fnevObjectMoved", MapiEvent.Kind.MOVED.mask());
    put("fnevObjectCopied", MapiEvent.Kind.COPIED.mask());
    put("fnevSearchComplete", MapiEvent.Kind.SEARCH_COMPLETE.mask());
    put("fnevTableModified", MapiEvent.Kind.TABLE_MODIFIED.mask());
    for (Restriction.RelOp relop : Restriction.RelOp.values()) {
      put("RELOP_" + relop.name(), relop.code());
    }
    put("FL_FULLSTRING", Restriction.Match.FULL_STRING.code());
    put("FL_SUBSTRING", Restriction.Match.SUBSTRING.code());
    put("FL_PREFIX", Restriction.Match.PREFIX.code());
    put("FL_IGNORECASE", Restriction.Fuzzy.IGNORE_CASE.flag());
    put("FL_IGNORENONSPACE", Restriction.Fuzzy.IGNORE_NONSPACE.flag());
    put("FL_LOOSE", Restriction.Fuzzy.LOOSE.flag());
    compare();
  }
}
