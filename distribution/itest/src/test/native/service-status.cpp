// SPDX-License-Identifier: Apache-2.0
//
// service-status NAME: what the service control manager knows of a service, on one line.
#include <windows.h>

#include <cstdio>

int wmain(int count, wchar_t** arguments) {
  if (count != 2) return 2;
  SC_HANDLE manager = OpenSCManagerW(nullptr, nullptr, SC_MANAGER_CONNECT);
  SC_HANDLE service = OpenServiceW(manager, arguments[1], SERVICE_QUERY_STATUS);
  SERVICE_STATUS_PROCESS status;
  DWORD needed;
  if (service == nullptr || !QueryServiceStatusEx(service, SC_STATUS_PROCESS_INFO, reinterpret_cast<BYTE*>(&status),
                                                  sizeof status, &needed)) {
    fprintf(stderr, "%ls: error %lu\n", arguments[1], GetLastError());
    return 1;
  }
  printf("state=%lu controls=0x%lX exitcode=%lu specific=%lu checkpoint=%lu hint=%lu\n", status.dwCurrentState,
         status.dwControlsAccepted, status.dwWin32ExitCode, status.dwServiceSpecificExitCode, status.dwCheckPoint,
         status.dwWaitHint);
  return 0;
}
