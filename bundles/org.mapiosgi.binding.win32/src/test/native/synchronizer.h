// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "object.h"

namespace ref {

const ULONG TAG_CONTENTS_SYNCHRONIZER = PROP_TAG(PT_OBJECT, 0x662D);
const ULONG TAG_HIERARCHY_SYNCHRONIZER = PROP_TAG(PT_OBJECT, 0x662C);

// EdkGuid.h.
const IID IID_EXPORT_CHANGES = {
    0xA3EA9CC0, 0xD1B2, 0x11CD, {0x80, 0xFC, 0x00, 0xAA, 0x00, 0x4B, 0xBA, 0x0B}};
const IID IID_IMPORT_CONTENTS_CHANGES = {
    0xF75ABFA0, 0xD0E0, 0x11CD, {0x80, 0xFC, 0x00, 0xAA, 0x00, 0x4B, 0xBA, 0x0B}};

const IID IID_IMPORT_HIERARCHY_CHANGES = {
    0x85A66CF0, 0xD0E0, 0x11CD, {0x80, 0xFC, 0x00, 0xAA, 0x00, 0x4B, 0xBA, 0x0B}};

/** IExchangeExportChanges of the messages in a folder, or of the folders below it. */
LPUNKNOWN newSynchronizer(const SessionPtr& session, const std::shared_ptr<Validity>& validity,
                          const std::shared_ptr<FolderNode>& folder, bool hierarchy);

}  // namespace ref
