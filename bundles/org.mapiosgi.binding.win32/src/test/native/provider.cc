// SPDX-License-Identifier: Apache-2.0
//
// All of the provider as one translation unit, which compiles several times faster than its parts:
//   x86_64-w64-mingw32-g++ -shared -static-libgcc -static-libstdc++ -O2 -Wall -Wextra -Werror -o olmapi32.dll provider.cc -lole32 -luuid
// The parts also build one by one (*.cpp). iids.cpp must come first.
#include "iids.cpp"
// in any order
#include "attachment.cpp"
#include "control.cpp"
#include "cursor.cpp"
#include "exports.cpp"
#include "faults.cpp"
#include "folder.cpp"
#include "mailbox.cpp"
#include "memory.cpp"
#include "message.cpp"
#include "notify.cpp"
#include "object.cpp"
#include "profiles.cpp"
#include "profilestore.cpp"
#include "props.cpp"
#include "restriction.cpp"
#include "seed.cpp"
#include "serviceadmin.cpp"
#include "session.cpp"
#include "store.cpp"
#include "stream.cpp"
#include "support.cpp"
#include "table.cpp"
#include "threads.cpp"
#include "trace.cpp"
#include "value.cpp"
