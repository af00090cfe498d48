import CadreApplication

/// How a command ended; one meaning for every command.
enum ExitStatus: Int32 {
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
    /// Interrupted by the user.
    case interrupted = 130

    /// The status for an error code; `docs/errors.md` says the same.
    init(_ code: ErrorCode) {
        switch code {
        case .importRowsRejected, .recordBreaksLaw, .pinImpossible, .instanceInvalid, .instanceInfeasible:
            self = .finding
        case .requestMalformed, .requestTooLarge, .idempotencyKeyMissing, .methodNotAllowed, .filterUnknownField,
            .filterUnknownOperator, .filterBadValue, .parameterBadValue, .cursorUnknown, .windowBad,
            .versionMissing, .fileUnreadable, .usageBad:
            self = .usage
        case .callerUnknown, .callerNotAllowed, .formForged, .slateSamePerson: self = .notAllowed
        case .routeNotFound, .positionNotFound, .personNotFound, .officeNotFound, .countryNotFound, .slateNotFound,
            .runNotFound:
            self = .notFound
        case .idempotencyKeyReused, .positionTaken, .personAssigned, .versionStale, .slateWrongState,
            .dataDirectoryBusy, .addressTaken:
            self = .conflict
        case .runFailed, .runDiffers, .runQueueFull, .dataDirectoryUnusable, .storeUnavailable, .storeCorrupt,
            .internalFailure:
            self = .failure
        }
    }
}
