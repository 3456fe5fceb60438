// SPDX-License-Identifier: Apache-2.0
//
// The DLL's exports, under the names by which clients and Windows' mapi32.dll look them up.
#include "faults.h"
#include "memory.h"
#include "objects.h"
#include "threads.h"

#define EXPORT extern "C" __declspec(dllexport)

using namespace ref;

namespace {

const ULONG LOGON_FLAGS = MAPI_LOGON_UI | MAPI_NEW_SESSION | 0x4 /* APP_PROFILE */ | MAPI_ALLOW_OTHERS |
                          MAPI_EXPLICIT_PROFILE | MAPI_EXTENDED | MAPI_USE_DEFAULT | MAPI_FORCE_DOWNLOAD |
                          MAPI_SERVICE_UI_ALWAYS | MAPI_NO_MAIL | MAPI_NT_SERVICE | MAPI_PASSWORD_UI |
                          MAPI_TIMEOUT_SHORT | 0x200000 /* BG_SESSION */ | MAPI_UNICODE;

const LONG LARGEST_BUFFER = 0x10000000;

/** The logon of this profile asks a person, in spite of all flags. */
const wchar_t* const PROMPTING = L"prompting";

HRESULT ask() {
  int answer = MessageBoxW(nullptr, L"The password of mailbox \"prompting\", please:", L"Sign in", MB_OKCANCEL);
  // Nobody is there to type one.
  return answer == 0 || answer == -1 ? MAPI_E_CALL_FAILED : MAPI_E_USER_CANCEL;
}

}  // namespace

EXPORT HRESULT WINAPI MAPIInitialize(LPVOID init) {
  const MAPIINIT_0* options = static_cast<const MAPIINIT_0*>(init);
  ULONG flags = options == nullptr ? 0 : options->ulFlags;
  Call call("MAPIInitialize");
  call.hex("flags", flags);
  HRESULT hr = Faults::instance().next("MAPIInitialize");
  bool first = false;
  if (SUCCEEDED(hr) && options != nullptr && options->ulVersion != MAPI_INIT_VERSION) hr = MAPI_E_VERSION;
  if (SUCCEEDED(hr)) hr = Threads::instance().initialize(flags, first);
  return call.num("first", first).end(hr);
}

EXPORT void WINAPI MAPIUninitialize() {
  Faults::instance().pass("MAPIUninitialize");
  Call call("MAPIUninitialize");
  bool last = false;
  if (!Threads::instance().uninitialize(last)) {
    Trace::instance().violation("R7", "MAPIUninitialize on a thread without MAPIInitialize");
  }
  if (last && liveObjects() != 0) {
    Trace::instance().violation("R13", "the last MAPIUninitialize leaves objects unreleased");
  }
  if (last && liveBuffers() != 0) {
    Trace::instance().violation("2.10", "the last MAPIUninitialize leaves buffers unfreed");
  }
  call.num("last", last);
  if (last) call.num("violations", Trace::instance().violations());
  call.end(S_OK);
}

EXPORT HRESULT WINAPI MAPILogonEx(ULONG_PTR ui, LPTSTR profile, LPTSTR password, ULONG flags, LPMAPISESSION* out) {
  std::wstring name = fromParameter(profile, flags);
  Call call("MAPILogonEx");
  call.hex("flags", flags).text("profile", name).num("password", password != nullptr).num("ui", ui != 0);
  return call.run([&]() -> HRESULT {
    require(out != nullptr, MAPI_E_INVALID_PARAMETER);
    *out = nullptr;
    requireFlags(flags, LOGON_FLAGS);
    require((flags & MAPI_NT_SERVICE) == 0 || (flags & MAPI_NO_MAIL) != 0, MAPI_E_INVALID_PARAMETER);
    if (name.empty() && (flags & MAPI_USE_DEFAULT)) name = PROFILES[0];
    require(!name.empty() && name.size() <= cchProfileNameMax, MAPI_E_LOGON_FAILED);
    if (name == PROMPTING) throw Failure{ask(), L"nobody answered"};
    Profile* found = Profiles::instance().find(name);
    Mailbox* mailbox = found == nullptr ? nullptr : mailboxOf(*found);
    require(mailbox != nullptr, MAPI_E_LOGON_FAILED);
    *out = newSession(std::make_shared<SessionState>(SessionState{mailbox, found, name, flags}));
    Profiles::instance().sessionBegun(found);
    return S_OK;
  });
}

EXPORT HRESULT WINAPI MAPIAdminProfiles(ULONG flags, LPPROFADMIN* out) {
  return Call("MAPIAdminProfiles").hex("flags", flags).run([&]() -> HRESULT {
    requireFlags(flags, 0);
    require(out != nullptr, MAPI_E_INVALID_PARAMETER);
    *out = newProfAdmin();
    return S_OK;
  });
}

EXPORT SCODE WINAPI MAPIAllocateBuffer(ULONG size, LPVOID* out) {
  return Call("MAPIAllocateBuffer").num("size", size).run([&]() -> HRESULT {
    require(out != nullptr, MAPI_E_INVALID_PARAMETER);
    require(size <= static_cast<ULONG>(LARGEST_BUFFER), MAPI_E_NOT_ENOUGH_MEMORY);
    *out = allocateRoot(size);
    return S_OK;
  });
}

EXPORT SCODE WINAPI MAPIAllocateMore(ULONG size, LPVOID root, LPVOID* out) {
  return Call("MAPIAllocateMore").num("size", size).run([&]() -> HRESULT {
    require(out != nullptr, MAPI_E_INVALID_PARAMETER);
    require(size <= static_cast<ULONG>(LARGEST_BUFFER), MAPI_E_NOT_ENOUGH_MEMORY);
    *out = allocateMore(size, root);
    return S_OK;
  });
}

EXPORT ULONG WINAPI MAPIFreeBuffer(LPVOID buffer) {
  if (!Threads::instance().initialized()) {
    Trace::instance().violation("R6", "MAPIFreeBuffer on a thread without MAPIInitialize");
  }
  Faults::instance().pass("MAPIFreeBuffer");
  Call call("MAPIFreeBuffer");
  bool freed = freeRoot(buffer);
  call.pointer("buffer", buffer).end(S_OK);
  return freed ? 0 : static_cast<ULONG>(MAPI_E_INVALID_PARAMETER);
}

EXPORT void WINAPI FreeProws(LPSRowSet rows) {
  Faults::instance().pass("FreeProws");
  Call call("FreeProws");
  freeRows(rows);
  call.end(S_OK);
}

EXPORT void WINAPI FreePadrlist(LPADRLIST list) {
  Faults::instance().pass("FreePadrlist");
  Call call("FreePadrlist");
  freeRows(reinterpret_cast<LPSRowSet>(list));
  call.end(S_OK);
}

EXPORT SCODE WINAPI ScInitMapiUtil(ULONG flags) { return Call("ScInitMapiUtil").hex("flags", flags).end(S_OK); }

EXPORT void WINAPI DeinitMapiUtil() { Call("DeinitMapiUtil").end(S_OK); }

/** Delivery is bound to one thread already: the sink itself will do. */
EXPORT HRESULT WINAPI HrThisThreadAdviseSink(LPMAPIADVISESINK sink, LPMAPIADVISESINK* out) {
  if (sink == nullptr || out == nullptr) return Call("HrThisThreadAdviseSink").end(MAPI_E_INVALID_PARAMETER);
  sink->AddRef();
  *out = sink;
  return Call("HrThisThreadAdviseSink").end(S_OK);
}

EXPORT HRESULT WINAPI HrQueryAllRows(LPMAPITABLE table, LPSPropTagArray tags, LPSRestriction restriction,
                                     LPSSortOrderSet sort, LONG most, LPSRowSet* out) {
  Call call("HrQueryAllRows");
  if (table == nullptr || out == nullptr) return call.end(MAPI_E_INVALID_PARAMETER);
  *out = nullptr;
  HRESULT hr = tags == nullptr ? S_OK : table->SetColumns(tags, 0);
  if (SUCCEEDED(hr) && restriction != nullptr) hr = table->Restrict(restriction, 0);
  if (SUCCEEDED(hr) && sort != nullptr) hr = table->SortTable(sort, 0);
  std::vector<SRow> all;
  while (SUCCEEDED(hr)) {
    LPSRowSet part = nullptr;
    hr = table->QueryRows(1000, 0, &part);
    if (FAILED(hr)) break;
    ULONG read = part->cRows;
    all.insert(all.end(), part->aRow, part->aRow + read);
    freeRoot(part);
    if (read == 0) break;
    if (most > 0 && all.size() > static_cast<size_t>(most)) hr = MAPI_E_TABLE_TOO_BIG;
  }
  if (SUCCEEDED(hr)) {
    hr = call.run([&]() -> HRESULT {
      LPSRowSet rows = root<SRowSet>(CbNewSRowSet(all.size() + 1));
      rows->cRows = static_cast<ULONG>(all.size());
      std::copy(all.begin(), all.end(), rows->aRow);
      *out = rows;
      return S_OK;
    });
  } else {
    call.end(hr);
  }
  if (FAILED(hr)) {
    for (const SRow& row : all) freeRoot(row.lpProps);
  }
  return hr;
}

BOOL WINAPI DllMain(HINSTANCE, DWORD reason, LPVOID) {
  if (reason == DLL_THREAD_DETACH) Threads::instance().detached();
  return TRUE;
}
