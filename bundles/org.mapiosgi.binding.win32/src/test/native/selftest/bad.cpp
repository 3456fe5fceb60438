// SPDX-License-Identifier: Apache-2.0
//
// A client that breaks rules: the provider must say which, and survive. And one that meets faults.
#include "client.h"

#include <cstdio>

namespace {

DWORD WINAPI stranger(LPVOID argument) {
  LPMDB store = static_cast<LPMDB>(argument);
  ULONG count = 0;
  LPSPropValue values = nullptr;
  EXPECT_HR(MAPI_E_NOT_INITIALIZED, store->GetProps(nullptr, MAPI_UNICODE, &count, &values));
  return 0;
}

DWORD WINAPI forgetful(LPVOID argument) {
  static_cast<const Mapi*>(argument)->initialize(nullptr);
  return 0;
}

void runThread(LPTHREAD_START_ROUTINE start, void* argument) {
  HANDLE thread = CreateThread(nullptr, 0, start, argument, 0, nullptr);
  WaitForSingleObject(thread, INFINITE);
  CloseHandle(thread);
}

void memory(const Mapi& mapi) {
  char* block = nullptr;
  LPVOID more = nullptr;
  EXPECT(mapi.allocateBuffer(16, reinterpret_cast<LPVOID*>(&block)) == S_OK);
  EXPECT(mapi.allocateMore(16, block, &more) == S_OK);
  EXPECT(mapi.freeBuffer(more) != 0);
  EXPECT(traced("free%20of%20a%20chained%20block"));
  EXPECT(mapi.freeBuffer(block) == 0);
  EXPECT(mapi.freeBuffer(block) != 0);
  EXPECT(traced("double%20free"));
  EXPECT(mapi.freeBuffer(const_cast<Mapi*>(&mapi)) != 0);
  EXPECT(traced("free%20of%20a%20stranger"));
  EXPECT(mapi.allocateMore(16, const_cast<Mapi*>(&mapi), &more) == MAPI_E_INVALID_PARAMETER);
  EXPECT(mapi.allocateBuffer(16, reinterpret_cast<LPVOID*>(&block)) == S_OK);
  block[16] = 0;
  mapi.freeBuffer(block);
  EXPECT(traced("write%20past%20the%20end"));
}

}  // namespace

void badClient(const Mapi& mapi) {
  LPMAPISESSION session = nullptr;
  EXPECT_HR(MAPI_E_NOT_INITIALIZED, mapi.logonEx(0, const_cast<LPWSTR>(L"service"), nullptr, 0x80018032, &session));
  EXPECT(traced("VIOLATION rule=R6 what=MAPILogonEx"));
  EXPECT_HR(S_OK, mapi.initialize(nullptr));
  EXPECT_HR(S_OK, OleInitialize(nullptr));
  memory(mapi);
  session = logon(mapi, L"service");
  LPMDB store = openDefaultStore(mapi, session);
  runThread(stranger, store);
  runThread(forgetful, const_cast<Mapi*>(&mapi));
  EXPECT(traced("the%20thread%20ends%20without%20MAPIUninitialize"));

  CountingSink sink;
  ULONG_PTR connection = 0;
  EXPECT_HR(S_OK, store->Advise(0, nullptr, fnevNewMail, &sink, reinterpret_cast<ULONG*>(&connection)));
  EXPECT_HR(MAPI_E_NOT_FOUND, unadvise(store, connection & 0xFFFFFFFF));
  EXPECT(traced("VIOLATION rule=R17"));

  LPMAPIFOLDER inbox = openInbox(mapi, store);
  LPMESSAGE message = nullptr;
  EXPECT_HR(S_OK, inbox->CreateMessage(nullptr, 0, &message));
  EXPECT_HR(S_OK, message->SaveChanges(0));
  EXPECT_HR(MAPI_E_INVALID_OBJECT, message->SaveChanges(0));
  EXPECT(traced("after%20SaveChanges%20without%20KEEP_OPEN"));
  EXPECT(message->Release() == 0);
  EXPECT_HR(MAPI_E_INVALID_OBJECT, message->SaveChanges(0));
  EXPECT(message->Release() == 0);
  EXPECT(traced("Release%20of%20a%20released%20IMessage"));

  store->Release();
  EXPECT(traced("released%20without%20Unadvise") && sink.references == 1);
  EXPECT_HR(S_OK, session->Logoff(0, 0, 0));
  EXPECT(traced("Logoff%20while%201%20objects%20are%20open"));
  LPMAPITABLE table = nullptr;
  EXPECT_HR(MAPI_E_INVALID_OBJECT, inbox->GetContentsTable(0, &table));
  session->Release();
  mapi.uninitialize();
  OleUninitialize();
  EXPECT(traced("VIOLATION rule=R11"));
  EXPECT(traced("leaves%20objects%20unreleased"));
  EXPECT(traceLines().back().find("last=1") != std::string::npos && traceLines().back().find("objects=1 ") != std::string::npos);
  mapi.uninitialize();
  EXPECT(traced("VIOLATION rule=R7"));
}

DWORD WINAPI hanging(LPVOID argument) {
  const Mapi& mapi = *static_cast<const Mapi*>(argument);
  mapi.initialize(nullptr);
  LPPROFADMIN admin = nullptr;
  mapi.adminProfiles(0, &admin);
  return 0;
}

void faults(const Mapi& mapi) {
  SetEnvironmentVariableW(L"MAPIREF_FAULTS", L"MAPIInitialize#1=0x80040117, IMAPISession::GetMsgStoresTable#2+=0x80040115,"
                          L"MAPIAdminProfiles#1=hang");
  EXPECT_HR(0x80040117, mapi.initialize(nullptr));
  EXPECT_HR(S_OK, mapi.initialize(nullptr));
  LPMAPISESSION session = logon(mapi, L"uncoupled");
  LPMAPITABLE table = nullptr;
  EXPECT_HR(S_OK, session->GetMsgStoresTable(0, &table));
  table->Release();
  EXPECT_HR(MAPI_E_NETWORK_ERROR, session->GetMsgStoresTable(0, &table));
  EXPECT_HR(MAPI_E_NETWORK_ERROR, session->GetMsgStoresTable(0, &table));
  session->Logoff(0, 0, 0);
  session->Release();
  // ANSI, without a service flag.
  char name[] = "service";
  EXPECT_HR(S_OK, mapi.logonEx(0, reinterpret_cast<LPTSTR>(name), nullptr, 0x22, &session));
  session->Logoff(0, 0, 0);
  session->Release();
  HANDLE thread = CreateThread(nullptr, 0, hanging, const_cast<Mapi*>(&mapi), 0, nullptr);
  EXPECT(WaitForSingleObject(thread, 500) == WAIT_TIMEOUT);
  CloseHandle(thread);
  EXPECT(traced("MAPIAdminProfiles fault=hang"));
  // Who hangs blocks nobody else.
  session = logon(mapi, L"service");
  session->Logoff(0, 0, 0);
  session->Release();
  mapi.uninitialize();
}

void ownThread(const Mapi& mapi) {
  MAPIINIT_0 init = {0, MAPI_NT_SERVICE | MAPI_MULTITHREAD_NOTIFICATIONS};
  EXPECT_HR(S_OK, mapi.initialize(&init));
  LPMAPISESSION session = logon(mapi, L"service");
  LPMDB store = openDefaultStore(mapi, session);
  CountingSink sink;
  ULONG_PTR connection = 0;
  EXPECT_HR(S_OK, store->Advise(0, nullptr, fnevObjectCreated, &sink, reinterpret_cast<ULONG*>(&connection)));
  LPMAPIFOLDER inbox = openInbox(mapi, store);
  LPMESSAGE message = nullptr;
  EXPECT_HR(S_OK, inbox->CreateMessage(nullptr, 0, &message));
  EXPECT_HR(S_OK, message->SaveChanges(KEEP_OPEN_READONLY));
  for (int i = 0; i < 100 && sink.created == 0; i++) Sleep(100);
  EXPECT(sink.created == 1 && sink.thread != GetCurrentThreadId());
  message->Release();
  inbox->Release();
  EXPECT_HR(S_OK, unadvise(store, connection));
  store->Release();
  EXPECT_HR(S_OK, session->Logoff(0, 0, 0));
  session->Release();
  mapi.uninitialize();
  EXPECT(sink.references == 1);
  EXPECT(!traced("VIOLATION"));
}
