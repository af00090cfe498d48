import CadreApplication

/// A refusal on its way to the client: RFC 9457, or a page with the same words.
struct Problem: Sendable {
    let refusal: Refusal
    let instance: String
    let requestID: String
    /// The methods that the address takes, for the header `Allow`.
    var allowed: [String] = []

    static let contentType = "application/problem+json"

    var status: Int { Self.status(of: refusal.code) }

    /// The document's members in their order.
    var json: JSONText {
        .object([
            ("type", .text(Self.address(of: refusal.code))), ("title", .text(ErrorEntry.of(refusal.code).title)),
            ("status", .int(status)), ("detail", .text(refusal.detail)), ("instance", .text(instance)),
            ("code", .text(refusal.code.rawValue)), ("fix", .text(refusal.fix)),
            (
                "errors",
                .list(
                    refusal.problems.map {
                        .object([
                            ("pointer", .text($0.pointer)), ("detail", .text($0.detail)), ("fix", .text($0.fix)),
                        ])
                    }
                )
            ),
            ("request_id", .text(requestID)),
        ])
    }

    /// The page with the same words.
    var page: Page {
        let entry = ErrorEntry.of(refusal.code)
        return Page(
            title: entry.title, section: nil, template: "problem",
            model: ProblemModel(
                status: String(status), detail: refusal.detail, fix: refusal.fix, code: refusal.code.rawValue,
                codeAddress: Self.address(of: refusal.code), requestID: requestID,
                problems: refusal.problems.map {
                    ProblemModel.Part(pointer: $0.pointer, detail: $0.detail, fix: $0.fix)
                },
                hasProblems: !refusal.problems.isEmpty,
                signInAddress: refusal.code == .callerUnknown || refusal.code == .callerNotAllowed
                    ? FormText.address("/sign-in", [QueryItem("return", instance)]) : nil
            )
        )
    }

    /// Where a code is explained on this server.
    static func address(of code: ErrorCode) -> String { "/errors/\(code.rawValue)" }

    /// The HTTP status of a code.
    static func status(of code: ErrorCode) -> Int {
        switch code {
        case .requestMalformed, .idempotencyKeyMissing, .filterUnknownField, .filterUnknownOperator,
            .filterBadValue, .parameterBadValue, .cursorUnknown, .usageBad:
            400
        case .callerUnknown: 401
        case .callerNotAllowed, .formForged, .slateSamePerson: 403
        case .routeNotFound, .positionNotFound, .personNotFound, .officeNotFound, .countryNotFound,
            .slateNotFound, .runNotFound, .viewNotFound, .alertNotFound, .findingNotFound, .changeNotFound,
            .sourceNotFound, .disagreementNotFound:
            404
        case .methodNotAllowed: 405
        case .positionTaken, .reliefNotNamed, .reliefDue, .reliefPublished, .personAssigned, .slateWrongState,
            .journalIndexUnknown, .runStopped, .viewTooMany, .attestationNotOpen, .attestationOpen,
            .attestationChanged, .attestationSent, .findingSettled, .changeReverted, .changeOvertaken, .sourceExists:
            409
        case .versionStale: 412
        case .requestTooLarge: 413
        case .idempotencyKeyReused, .pinImpossible, .pinGateFailed, .limitInvalid, .limitInfeasible,
            .frontTooLarge, .windowBad,
            .fileUnreadable, .importRowsRejected, .editRejected, .bulkEditTooLarge, .recordBreaksLaw, .reliefGateFailed,
            .instanceInvalid,
            .instanceInfeasible:
            422
        case .versionMissing: 428
        case .runFailed, .runDiffers, .storeCorrupt, .internalFailure: 500
        case .runQueueFull, .dataDirectoryUnusable, .dataDirectoryBusy, .addressTaken, .storeUnavailable:
            503
        }
    }
}

/// What the problem page shows.
struct ProblemModel: Sendable {
    struct Part: Sendable {
        let pointer: String
        let detail: String
        let fix: String
    }

    let status: String
    let detail: String
    let fix: String
    let code: String
    let codeAddress: String
    let requestID: String
    let problems: [Part]
    let hasProblems: Bool
    let signInAddress: String?
}
