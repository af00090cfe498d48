/// Why something was not done: a stable code, a sentence with the facts, and what to do next.
///
/// It is the one error of use cases. It never carries SQL, a path of the server or a secret.
public struct Refusal: Error, Hashable, Sendable {
    /// A part of the input that is at fault.
    public struct Problem: Hashable, Sendable {
        /// Where it stands: a field, a column, a row.
        public let pointer: String
        /// What is wrong with it, without a full stop; every edge writes one before the fix.
        public let detail: String
        /// What to do.
        public let fix: String

        /// Makes a problem.
        public init(pointer: String, detail: String, fix: String) {
            self.pointer = pointer
            self.detail = detail
            self.fix = fix
        }
    }

    /// The stable code.
    public let code: ErrorCode
    /// What happened, with the values.
    public let detail: String
    /// What to do next.
    public let fix: String
    /// The parts at fault; empty where the whole is.
    public let problems: [Problem]

    /// What happened as a part of a longer message, without its full stop.
    var clause: String { detail.hasSuffix(".") ? String(detail.dropLast()) : detail }

    /// Makes a refusal.
    public init(_ code: ErrorCode, _ detail: String, fix: String, problems: [Problem] = []) {
        self.code = code
        self.detail = detail
        self.fix = fix
        self.problems = problems
    }
}
