/// What reading a field gave: a value, or what is wrong with it.
enum CellReading<Value> {
    /// The value.
    case value(Value)
    /// What is wrong.
    case problem(CellProblem)
}

/// What is wrong with a field, apart from where it stands.
struct CellProblem {
    /// The cause.
    let cause: ImportProblem.Cause
    /// What may stand there.
    let allowed: String
    /// What to do.
    let fix: String
    /// What to write in place of what stands there; nil where nothing or more than one thing can be meant.
    let replacement: String?

    init(_ cause: ImportProblem.Cause, allowed: String, fix: String, replacement: String? = nil) {
        self.cause = cause
        self.allowed = allowed
        self.fix = fix
        self.replacement = replacement
    }
}

/// A column's values by their text, so that a text that recurs is read once.
struct ColumnMemo<Value> {
    private var pool = TextPool(byteCountMax: 4 << 20)
    private var readings: [CellReading<Value>] = []
    private let read: (String) -> CellReading<Value>

    /// Makes a memo of this way to read a text.
    init(_ read: @escaping (String) -> CellReading<Value>) { self.read = read }

    /// Reads the bytes of a field.
    mutating func reading(_ field: UnsafeBufferPointer<UInt8>) -> CellReading<Value> {
        guard let index = pool.index(of: field) else { return read(String(decoding: field, as: UTF8.self)) }
        if index == readings.count { readings.append(read(pool.texts[index])) }
        return readings[index]
    }
}
