/// A question about the demo world that its register answers, planted so that a visitor has something to find.
public struct DemoPuzzle: Hashable, Sendable {
    /// A short stable word, such as `two-chiefs`.
    public let id: String
    /// What it is about.
    public let title: String
    /// The address of the page that shows it, such as `/positions/pos_000114`.
    public let whereToLook: String
    /// The question.
    public let question: String
    /// The answer, with the facts.
    public let answer: String

    /// Makes a puzzle.
    public init(id: String, title: String, whereToLook: String, question: String, answer: String) {
        self.id = id
        self.title = title
        self.whereToLook = whereToLook
        self.question = question
        self.answer = answer
    }
}
