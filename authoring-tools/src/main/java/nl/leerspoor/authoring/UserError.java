package nl.leerspoor.authoring;

/** Something whoever typed the command can mend; its message is all they see. */
final class UserError extends RuntimeException {
    private static final long serialVersionUID = 1;

    UserError(String message) {
        super(message);
    }
}
