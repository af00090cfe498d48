import CadreApplication

/// How a command ended; one meaning for every command.
enum ExitStatus: Int32, CaseIterable {
    /// Done.
    case success = 0
    /// A finding: differences exist, rows were rejected, a verification failed.
    case finding = 1
    /// The command line was not understood.
    case usage = 2
    /// Cadre or its store failed.
    case failure = 3
    /// Not allowed.
    case notAllowed = 4
    /// Not found.
    case notFound = 5
    /// Somebody else was first, or a condition no longer holds.
    case conflict = 6
    /// The time was over before there was an answer.
    case timeout = 7
    /// Done in part.
    case partial = 8
    /// Interrupted by the user.
    case interrupted = 130

    /// What it means, for the help; `docs/commands.md` says the same.
    var meaning: String {
        switch self {
        case .success: "Done."
        case .finding: "A finding: differences exist, rows were rejected, a verification failed."
        case .usage: "The command line, a filter or a file could not be read."
        case .failure: "Cadre or its store failed."
        case .notAllowed: "Not allowed, or nobody known."
        case .notFound: "Not found."
        case .conflict: "Somebody else was first, or a condition no longer holds."
        case .timeout: "The time was over, or too many wait, before there was an answer; nothing was changed."
        case .partial: "Done in part: something was written, and what was not is named."
        case .interrupted: "Interrupted with Control-C."
        }
    }

    /// The status for an error code; `docs/errors.md` says the same.
    init(_ code: ErrorCode) {
        switch code {
        case .importRowsRejected, .editRejected, .bulkEditTooLarge, .recordBreaksLaw, .reliefGateFailed, .pinImpossible,
            .pinGateFailed, .limitInvalid,
            .limitInfeasible, .frontTooLarge, .instanceInvalid, .instanceInfeasible:
            self = .finding
        case .requestMalformed, .requestTooLarge, .idempotencyKeyMissing, .methodNotAllowed, .filterUnknownField,
            .filterUnknownOperator, .filterBadValue, .parameterBadValue, .cursorUnknown, .windowBad,
            .versionMissing, .fileUnreadable, .usageBad:
            self = .usage
        case .callerUnknown, .callerNotAllowed, .formForged, .slateSamePerson: self = .notAllowed
        case .routeNotFound, .positionNotFound, .personNotFound, .officeNotFound, .countryNotFound, .slateNotFound,
            .runNotFound, .viewNotFound, .alertNotFound, .findingNotFound, .changeNotFound, .sourceNotFound,
            .disagreementNotFound:
            self = .notFound
        case .idempotencyKeyReused, .positionTaken, .reliefNotNamed, .reliefDue, .reliefPublished, .personAssigned,
            .versionStale, .slateWrongState, .journalIndexUnknown, .runStopped, .dataDirectoryBusy, .addressTaken,
            .viewTooMany, .attestationNotOpen, .attestationOpen, .attestationChanged, .attestationSent,
            .findingSettled, .changeReverted, .changeOvertaken, .sourceExists:
            self = .conflict
        case .runQueueFull: self = .timeout
        case .runFailed, .runDiffers, .dataDirectoryUnusable, .storeUnavailable, .storeCorrupt,
            .internalFailure:
            self = .failure
        }
    }
}
